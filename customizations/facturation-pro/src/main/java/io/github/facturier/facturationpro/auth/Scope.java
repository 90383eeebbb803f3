package io.github.facturier.facturationpro.auth;

/** What a user allows an application to do. */
public enum Scope {
  /** To read everything. */
  READ("read"),

  /** To read and write everything. */
  READ_WRITE("read_write");

  private final String value;

  Scope(String value) {
    this.value = value;
  }

  /** The text on the wire. */
  public String value() {
    return value;
  }
}
