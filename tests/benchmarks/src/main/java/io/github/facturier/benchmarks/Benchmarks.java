package io.github.facturier.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures everything, prints it next to the goals, and writes {@code report.md} and {@code
 * chart.svg}. Reports missed goals, but does not fail on them.
 */
final class Benchmarks {
  private final Path root = Path.of(System.getProperty("facturier.root"));
  private final List<Figure> figures = new ArrayList<>();
  private final String part;
  private final Path folder;
  private final LoopbackServer server;
  private String weights = "";

  private Benchmarks(String part, Path folder, LoopbackServer server) {
    this.part = part;
    this.folder = folder;
    this.server = server;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    Path folder = Path.of(arguments[1]);
    try (LoopbackServer server = new LoopbackServer()) {
      Benchmarks benchmarks = new Benchmarks(arguments[0], folder, server);
      benchmarks.run();
      benchmarks.write();
    }
  }

  private boolean includes(String name) {
    return part.equals("all") || part.equals(name);
  }

  private void run() throws IOException, InterruptedException, RunnerException {
    if (includes("decode")) {
      decode();
    }
    if (includes("encode")) {
      encode();
    }
    if (includes("get")) {
      get();
    }
    if (includes("create")) {
      create();
    }
    if (includes("decrypt")) {
      decrypt();
    }
    if (includes("token")) {
      token();
    }
    if (includes("start")) {
      start();
    }
    if (includes("iteration")) {
      iteration();
    }
    if (includes("transfer")) {
      transfer();
    }
    if (includes("size")) {
      sizes();
    }
    if (includes("build")) {
      builds();
    }
  }

  private Contest contest(Class<?> benchmark) throws RunnerException {
    Contest contest = Contest.of(benchmark, server.url());
    System.out.println(benchmark.getSimpleName() + ": " + contest);
    return contest;
  }

  private void decode() throws RunnerException {
    Contest decode = contest(DecodeBenchmark.class);
    Measured ours = decode.time("facturier");
    String what =
        "decode 100 invoices, %d kB, against ".formatted(Fixtures.invoicePage().length / 1000);
    String why = "the tokenizer alone takes " + decode.time("tokenizer");
    figures.add(Figure.ratio(what + "stock retrofit2", ours, decode.time("retrofit"), 1.0, why));
    figures.add(
        Figure.ratio(what + "stock okhttp-gson", ours, decode.time("okHttpGson"), 0.5, why));
    figures.add(Figure.ratio(what + "by hand", ours, decode.time("floor"), 1.2, why));
  }

  private void encode() throws RunnerException {
    Contest encode = contest(EncodeBenchmark.class);
    Measured ours = encode.time("facturier");
    String what = "encode 100 positions, against ";
    figures.add(Figure.ratio(what + "stock retrofit2", ours, encode.time("retrofit"), 0.8, ""));
    figures.add(Figure.ratio(what + "by hand", ours, encode.time("floor"), 1.1, ""));
  }

  private void get() throws RunnerException {
    Contest get = contest(GetBenchmark.class);
    String what = "GET on loopback, ";
    figures.add(
        Figure.ratio(
            what + "latency, against by hand", get.time("facturier"), get.time("floor"), 1.05, ""));
    figures.add(
        Figure.ratio(
            what + "memory, against by hand",
            get.allocation("facturier"),
            get.allocation("floor"),
            1.1,
            ""));
  }

  private void create() throws RunnerException {
    Measured time = contest(CreationBenchmark.class).time("facturier");
    figures.add(Figure.atMost("client creation, warm", "", time.value(), "µs", 50));
  }

  private void decrypt() throws RunnerException {
    Contest decrypt = contest(DecryptBenchmark.class);
    String others =
        "Bouncy Castle %.1f, JDK CFB8 %.1f"
            .formatted(rate(decrypt.time("bouncyCastle")), rate(decrypt.time("jdk")));
    figures.add(
        Figure.atLeast(
            "Factomos decrypt, 1 MiB", others, rate(decrypt.time("facturier")), "MB/s", 100, ""));
  }

  private static double rate(Measured micros) {
    return DecryptBenchmark.SIZE / micros.value();
  }

  private void token() throws RunnerException {
    Contest token = contest(TokenBenchmark.class);
    figures.add(
        Figure.ratio(
            "api_token into 5 MB, against copying it",
            token.time("facturier"),
            token.time("copying"),
            1.2,
            ""));
  }

  private void start() throws IOException, InterruptedException {
    Map<String, Measured> start = ColdStart.measure(server.url());
    System.out.println("ColdStart: " + start);
    figures.add(
        Figure.ratio(
            "cold start, against stock retrofit2",
            start.get("facturier"),
            start.get("retrofit"),
            0.8,
            "by hand, without Retrofit, retries and a log, it takes %s, %.2f of stock retrofit2"
                .formatted(
                    start.get("floor"),
                    start.get("floor").value() / start.get("retrofit").value())));
  }

  private void iteration() throws IOException {
    Map<String, Measured> iteration = new PageIteration(server).measure();
    System.out.println("Page iteration: " + iteration);
    figures.add(
        Figure.ratio(
            "10 pages of 20 ms, prefetched, against the pages alone",
            iteration.get("prefetch"),
            iteration.get("pages alone"),
            1.1,
            "one by one it takes " + iteration.get("one by one")));
  }

  private void transfer() throws IOException, InterruptedException {
    Map<String, Measured> rates = Transfers.measure(server.url(), folder);
    System.out.println("Transfers: " + rates);
    for (String way : List.of("download", "upload")) {
      Measured ours = rates.get("facturier-" + way);
      Measured plain = rates.get("okhttp-" + way);
      figures.add(
          Figure.atLeast(
              way + " of 1 GiB with 64 MiB of memory, against plain OkHttp",
              ours + " against " + plain,
              ours.value() / plain.value(),
              "×",
              0.9,
              "both move the same chunks, and single runs of plain OkHttp are up to %.0f %% apart"
                  .formatted(plain.spread() * 100)));
    }
  }

  /** Sizes have no goal; they are compared with those of stock clients. */
  private void sizes() throws IOException {
    weights = new Sizes(root).table();
  }

  private void builds() throws IOException, InterruptedException {
    Builds builds = new Builds(root, folder);
    figures.add(
        Figure.atMost("generate and compile one provider", "", builds.one().value(), "s", 12));
    figures.add(Figure.atMost("generate and compile all five", "", builds.all().value(), "s", 60));
  }

  private void write() throws IOException {
    String report = measured() + new Report(figures).markdown() + weights;
    Files.writeString(folder.resolve("report.md"), report);
    Files.writeString(folder.resolve("chart.svg"), new Chart(figures).svg());
    if (Boolean.getBoolean("facturier.refresh") && part.equals("all")) {
      new Document(root).show(report);
    }
    System.out.println("\n" + report);
  }

  /** Date, machine and JVM of the measurement. */
  private static String measured() {
    return "Measured on %s with Java %s on %d processors.\n\n"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.version().feature(),
            Runtime.getRuntime().availableProcessors());
  }
}
