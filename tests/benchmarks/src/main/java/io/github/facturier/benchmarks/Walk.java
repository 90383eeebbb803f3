package io.github.facturier.benchmarks;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.model.Invoice;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.runtime.PagedCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Walks 1,000 invoices over 10 pages, each of which the server thinks over for 20 ms, and spends 10
 * ms with the invoices of each.
 */
final class Walk {
  private static final int ROUNDS = 12;
  private static final int WARMUPS = 6;
  private static final int ITEMS_A_PAUSE = 10;
  private static final long PAUSE_NANOS = 1_000_000;

  private final LoopbackServer server;
  private final FacturationProClient client;
  private final Map<String, List<Double>> millis = new TreeMap<>();

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

  /** What each way to go takes, in turns. */
  Map<String, Measured> measure() throws IOException {
    for (int round = 0; round < WARMUPS + ROUNDS; round++) {
      if (round == WARMUPS) {
        millis.clear();
      }
      time("pages alone", this::pages);
      time("prefetch", () -> walk(client.invoices().list().prefetch()));
      time("one by one", () -> walk(client.invoices().list()));
    }
    Map<String, Measured> medians = new TreeMap<>();
    millis.forEach((way, all) -> medians.put(way, Measured.median(all, "ms")));
    return medians;
  }

  private void time(String way, Supplier<Integer> walk) throws IOException {
    long start = System.nanoTime();
    int seen = walk.get();
    millis.computeIfAbsent(way, key -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
    int asked = server.pagesAsked();
    if (seen != Fixtures.PAGE * Fixtures.PAGES || asked != Fixtures.PAGES) {
      throw new IOException(way + ": " + seen + " invoices of " + asked + " pages");
    }
  }

  /** The pages, and nothing done with them. */
  private int pages() {
    int seen = 0;
    for (int i = 1; i <= Fixtures.PAGES; i++) {
      int page = i;
      seen += client.invoices().list(q -> q.page(page)).result().size();
    }
    return seen;
  }

  private static int walk(PagedCall<Invoice> invoices) {
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
