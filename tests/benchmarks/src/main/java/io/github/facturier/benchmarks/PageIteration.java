package io.github.facturier.benchmarks;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.facturationpro.model.Invoice;
import io.github.facturier.runtime.PagedCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Iterates 1,000 invoices on 10 pages. The server takes 20 ms for a page, and the client spends 10
 * ms on its invoices.
 */
final class PageIteration {
  private static final int ROUNDS = 12;
  private static final int WARMUPS = 6;
  private static final int ITEMS_A_PAUSE = 10;
  private static final long PAUSE_NANOS = 1_000_000;

  private final LoopbackServer server;
  private final FacturationProClient client;
  private final Map<String, List<Double>> millis = new TreeMap<>();

  PageIteration(LoopbackServer server) {
    this.server = server;
    this.client =
        FacturationProClient.builder()
            .baseUrl(server.url())
            .userAgent("Benchmarks (contact@exemple.fr)")
            .credentials(ApiKey.of("1", Loopback.TOKEN))
            .build()
            .firm(1);
  }

  /** Measures each kind of iteration, in turns. */
  Map<String, Measured> measure() throws IOException {
    for (int round = 0; round < WARMUPS + ROUNDS; round++) {
      if (round == WARMUPS) {
        millis.clear();
      }
      time("pages alone", this::pages);
      time("prefetch", () -> iterate(client.invoices().list().prefetch()));
      time("one by one", () -> iterate(client.invoices().list()));
    }
    Map<String, Measured> medians = new TreeMap<>();
    millis.forEach((way, all) -> medians.put(way, Measured.median(all, "ms")));
    return medians;
  }

  private void time(String way, Supplier<Integer> iterate) throws IOException {
    long start = System.nanoTime();
    int seen = iterate.get();
    millis.computeIfAbsent(way, key -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
    int asked = server.pagesAsked();
    if (seen != Fixtures.PAGE * Fixtures.PAGES || asked != Fixtures.PAGES) {
      throw new IOException(way + ": " + seen + " invoices of " + asked + " pages");
    }
  }

  /** Reads the pages without using the invoices. */
  private int pages() {
    int seen = 0;
    for (int i = 1; i <= Fixtures.PAGES; i++) {
      int page = i;
      seen += client.invoices().list(q -> q.page(page)).result().size();
    }
    return seen;
  }

  private static int iterate(PagedCall<Invoice> invoices) {
    int seen = 0;
    for (Invoice invoice : invoices) {
      seen += invoice.id() == null ? 0 : 1;
      if (seen % ITEMS_A_PAUSE == 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return seen;
  }
}
