package io.github.facturier.drift;

/** The kind of a documented fact. */
enum Kind {
  OPERATION("operations"),
  PARAMETER("parameters"),
  FIELD("fields"),
  VALUE("values"),
  ERROR("errors"),
  EVENT("events"),
  /** A name in prose whose object or operation is not stated. */
  NAME("names");

  private final String plural;

  Kind(String plural) {
    this.plural = plural;
  }

  /** The heading of its column or section. */
  String plural() {
    return plural;
  }

  /** The word in a report's line. */
  String singular() {
    return plural.substring(0, plural.length() - 1);
  }
}
