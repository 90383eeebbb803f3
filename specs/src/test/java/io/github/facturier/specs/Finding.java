package io.github.facturier.specs;

/** An error at one line of a document, with the correction in parentheses. */
record Finding(String file, int line, String message) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
