package io.github.facturier.benchmarks;

/** Where the clients of this run are sent to. */
final class Loopback {
  /** An address that nobody is asked at: the answer comes out of memory. */
  static final String NOBODY = "http://localhost/";

  static final String TOKEN = "qCedKxkTgQhGJpiI2SU";

  /** The property that tells a process where the server is. */
  static final String PROPERTY = "facturier.server";

  private Loopback() {}

  static String url() {
    return System.getProperty(PROPERTY);
  }
}
