package io.github.facturier.benchmarks;

/** The server addresses of this run. */
final class Loopback {
  /** An address that is never connected to: responses come from memory. */
  static final String NOBODY = "http://localhost/";

  static final String TOKEN = "qCedKxkTgQhGJpiI2SU";

  /** The system property with the server's address. */
  static final String PROPERTY = "facturier.server";

  private Loopback() {}

  static String url() {
    return System.getProperty(PROPERTY);
  }
}
