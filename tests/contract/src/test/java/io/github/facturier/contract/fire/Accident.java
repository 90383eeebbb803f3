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
  /** The server did nothing, and says so. */
  TURNED_AWAY_429,
  /** The server did it, and the gateway in front of it sends a status of its own. */
  DONE_THEN_408,
  DONE_THEN_425,
  DONE_THEN_500,
  DONE_THEN_502,
  DONE_THEN_503,
  DONE_THEN_503_AT_ONCE,
  DONE_THEN_504;

  private static final Accident[] ALL = values();

  /** The same at every run. */
  static Accident of(long seed, int marker, int attempt) {
    Random random = new Random(seed * 1_000_003 + marker * 31L + attempt);
    random.nextInt(); // the first numbers of seeds that are neighbours are alike
    return random.nextInt(3) == 0 ? NONE : ALL[random.nextInt(ALL.length)];
  }

  /** Whether the server did nothing and says so, so that the client may come back. */
  boolean isTurnedAway() {
    return this == TURNED_AWAY_429;
  }

  /** The status of a whole response that is an error. */
  int status() {
    return switch (this) {
      case TURNED_AWAY_429 -> 429;
      case DONE_THEN_408 -> 408;
      case DONE_THEN_425 -> 425;
      case DONE_THEN_500 -> 500;
      case DONE_THEN_502 -> 502;
      case DONE_THEN_503, DONE_THEN_503_AT_ONCE -> 503;
      case DONE_THEN_504 -> 504;
      case NONE, CUT_IN_REQUEST, CUT_AFTER_REQUEST, CUT_IN_HEADERS, CUT_IN_BODY, CUT_AFTER_ANSWER ->
          throw new IllegalStateException(this + " has no status");
    };
  }

  /** Whether the client gets the whole of an answer. */
  boolean isAnswered() {
    return this == NONE || this == CUT_AFTER_ANSWER;
  }
}
