package io.github.facturier.contract.fire;

import java.util.Random;

/** The point at which a connection breaks, or another way in which a request fails. */
enum Accident {
  NONE,
  CUT_IN_REQUEST,
  CUT_AFTER_REQUEST,
  CUT_IN_HEADERS,
  CUT_IN_BODY,
  /** Without notice: the client may take the connection for a working one. */
  CUT_AFTER_RESPONSE,
  /** The server did not carry out the request, and its response says so. */
  TURNED_AWAY_429,
  /** The server carried out the request, but a gateway sends an error status. */
  DONE_THEN_408,
  DONE_THEN_425,
  DONE_THEN_500,
  DONE_THEN_502,
  DONE_THEN_503,
  DONE_THEN_503_AT_ONCE,
  DONE_THEN_504;

  private static final Accident[] ALL = values();

  /** The same in every run. */
  static Accident of(long seed, int marker, int attempt) {
    Random random = new Random(seed * 1_000_003 + marker * 31L + attempt);
    random.nextInt(); // the first numbers of seeds that are neighbours are alike
    return random.nextInt(3) == 0 ? NONE : ALL[random.nextInt(ALL.length)];
  }

  /** Whether the response says that the request was not carried out, so that it may be resent. */
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
      case NONE,
          CUT_IN_REQUEST,
          CUT_AFTER_REQUEST,
          CUT_IN_HEADERS,
          CUT_IN_BODY,
          CUT_AFTER_RESPONSE ->
          throw new IllegalStateException(this + " has no status");
    };
  }

  /** Whether the client receives a complete response. */
  boolean isResponseWhole() {
    return this == NONE || this == CUT_AFTER_RESPONSE;
  }
}
