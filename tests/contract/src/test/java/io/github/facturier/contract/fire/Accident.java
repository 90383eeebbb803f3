package io.github.facturier.contract.fire;

import java.util.Random;

/** Where a connection breaks, or how else a request comes to nothing. */
enum Accident {
  NONE,
  CUT_IN_REQUEST,
  CUT_AFTER_REQUEST,
  CUT_IN_HEADERS,
  CUT_IN_BODY,
  /** Without a word: the client may take the connection for a good one. */
  CUT_AFTER_ANSWER,
  TURNED_AWAY_429,
  TURNED_AWAY_503;

  private static final Accident[] ALL = values();

  /** The same at every run. */
  static Accident of(long seed, int marker, int attempt) {
    Random random = new Random(seed * 1_000_003 + marker * 31L + attempt);
    random.nextInt(); // the first numbers of seeds that are neighbours are alike
    return random.nextInt(3) == 0 ? NONE : ALL[random.nextInt(ALL.length)];
  }

  /** Whether the server says that it did nothing, so that the client may come back. */
  boolean isTurnedAway() {
    return this == TURNED_AWAY_429 || this == TURNED_AWAY_503;
  }

  /** Whether the client gets the whole of an answer. */
  boolean isAnswered() {
    return this == NONE || this == CUT_AFTER_ANSWER;
  }
}
