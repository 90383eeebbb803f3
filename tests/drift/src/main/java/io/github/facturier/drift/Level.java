package io.github.facturier.drift;

import java.util.Locale;

/** The part of the version number that a change requires to be raised. */
enum Level {
  PATCH,
  MINOR,
  MAJOR;

  /** The higher of the two. */
  Level or(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The word in a report. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
