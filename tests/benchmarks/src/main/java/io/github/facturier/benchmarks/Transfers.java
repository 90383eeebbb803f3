package io.github.facturier.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The speed of uploads and downloads, in megabytes per second. */
final class Transfers {
  private static final int ROUNDS = 7;
  private static final List<String> CONTENDERS =
      List.of("facturier-download", "okhttp-download", "facturier-upload", "okhttp-upload");

  private Transfers() {}

  static Map<String, Measured> measure(String url, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("1-gib.png");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(LoopbackServer.FILE);
    }
    Map<String, List<Double>> rates = new TreeMap<>();
    List<String> order = new ArrayList<>(CONTENDERS);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.reverse(order); // alternate the order
      for (String contender : order) {
        Child.Outcome outcome =
            Child.run(
                List.of("-Xmx64m"),
                System.getProperty("java.class.path"),
                Transfer.class,
                contender,
                url,
                file.toString());
        double rate = LoopbackServer.FILE / 1e6 / Double.parseDouble(outcome.line());
        rates.computeIfAbsent(contender, key -> new ArrayList<>()).add(rate);
      }
    }
    Map<String, Measured> medians = new TreeMap<>();
    rates.forEach((contender, all) -> medians.put(contender, Measured.median(all, "MB/s")));
    return medians;
  }
}
