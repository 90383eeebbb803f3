package io.github.facturier.facturationpro.auth;

/** The access that a user grants to an application. */
public enum Scope {
  /** Read access. */
  READ("read"),

  /** Read and write access. */
  READ_WRITE("read_write");

  private final String value;

  Scope(String value) {
    this.value = value;
  }

  /** The text in the request. */
  public String value() {
    return value;
  }
}
