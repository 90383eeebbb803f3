package io.github.facturier.contract.fire;

import io.github.facturier.contract.secrets.Canaries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of a cell.
 *
 * @param end the class of the exception, {@link Expectation#RESULT} if there was none
 * @param failure the exception, null if there was none
 * @param requests how many requests the client's own server saw
 * @param elsewhere the requests to the other host, as texts
 * @param waits how long the client would have waited before each further attempt
 * @param texts all texts that are visible to a user
 * @param allocated how many bytes of memory were asked for by the calling thread, of which only a
 *     part is held at a time
 */
record Observation(
    Cell cell,
    Class<?> end,
    Throwable failure,
    int requests,
    List<String> elsewhere,
    List<Duration> waits,
    List<String> texts,
    long allocated) {
  /** Several copies of the largest response; far less than what a bomb becomes. */
  private static final long MOST_MEMORY = 192L * Payloads.MEBIBYTE;

  private static final Duration NEARLY_TWENTY_SECONDS = Duration.ofSeconds(5);

  /** The differences from the expectation; empty if there are none. */
  List<String> complaints() {
    Expectation expected = cell.expectation();
    List<String> complaints = new ArrayList<>();
    if (end != expected.end()) {
      complaints.add(
          "ended with " + end.getSimpleName() + ", not " + expected.end().getSimpleName());
    }
    if (requests != expected.requests()) {
      complaints.add(requests + " requests, not " + expected.requests());
    }
    if (elsewhere.size() != expected.elsewhere()) {
      complaints.add(elsewhere.size() + " requests elsewhere, not " + expected.elsewhere());
    }
    if (attempts() != expected.attempts()) {
      complaints.add(attempts() + " attempts, not " + expected.attempts());
    }
    if (waits.stream().anyMatch(wait -> wait.compareTo(leastWait()) < 0)) {
      complaints.add("would have waited " + waits + " only");
    }
    if (elsewhere.stream().anyMatch(Canaries::isIn)) {
      complaints.add("another host was told a secret");
    }
    if (texts.stream().anyMatch(Canaries::isIn)) {
      complaints.add("shows a secret: " + texts.stream().filter(Canaries::isIn).findFirst().get());
    }
    if (allocated > MOST_MEMORY) {
      complaints.add("took " + allocated / Payloads.MEBIBYTE + " MiB of memory");
    }
    return complaints;
  }

  private int attempts() {
    return waits.size() + 1;
  }

  private Duration leastWait() {
    return switch (cell.fault()) {
      case STATUS_429_SECONDS -> Fault.SECONDS;
      case STATUS_429_DATE -> NEARLY_TWENTY_SECONDS; // less by as long as the call took
      default -> Duration.ZERO;
    };
  }
}
