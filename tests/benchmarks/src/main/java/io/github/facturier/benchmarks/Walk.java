package io.github.facturier.benchmarks;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.support.ApiKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Walks 1,000 invoices over 10 pages, each of which the server thinks over for 20 ms, and spends 10
 * ms with the invoices of each.
 */
final class Walk {
  private static final int ROUNDS = 12;
  private static final int WARMUPS = 6;
  private static final long NANOS_AN_ITEM = 100_000;

  private final LoopbackServer server;
  private final FacturationProClient client;

  Walk(LoopbackServer server) {
    this.server = server;
    this.client =
        FacturationProClient.builder()
            .baseUrl(server.url())
            .userAgent("Benchmarks (contact@exemple.fr)")
            .credentials(ApiKey.of("1", Loopback.TOKEN))
            .build()
            .firm(1);
  }

  /** What the server alone takes for all pages. */
  static Measured pages() {
    return new Measured(Fixtures.PAGES * LoopbackServer.PAGE_MILLIS, "ms");
  }

  /** Milliseconds of a walk. */
  Measured ahead() throws IOException {
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round < WARMUPS + ROUNDS; round++) {
      long start = System.nanoTime();
      try (Stream<?> invoices = client.invoices().list().prefetch().stream()) {
        long seen = invoices.peek(invoice -> LockSupport.parkNanos(NANOS_AN_ITEM)).count();
        require(seen == (long) Fixtures.PAGE * Fixtures.PAGES, "invoices: " + seen);
      }
      if (round >= WARMUPS) {
        millis.add((System.nanoTime() - start) / 1e6);
      }
      int asked = server.pagesAsked();
      require(asked == Fixtures.PAGES, "pages: " + asked);
    }
    return Measured.median(millis, "ms");
  }

  private static void require(boolean condition, String seen) throws IOException {
    if (!condition) {
      throw new IOException("not what was expected: " + seen);
    }
  }
}
