package io.github.facturier.specs;

/** What is wrong at one line of a document and, in parentheses, what to do about it. */
record Finding(String file, int line, String message) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + message;
  }
}
