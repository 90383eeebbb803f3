package io.github.facturier.benchmarks;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From starting a JVM to the first typed result, each client with its own libraries only. */
final class ColdStart {
  private static final int STARTS = 11;
  private static final List<String> COMMON = List.of("okhttp-", "okio-", "kotlin-", "gson-2");
  private static final Map<String, List<String>> OWN = new LinkedHashMap<>();

  static {
    OWN.put(
        "facturier",
        List.of(
            "facturier-vosfactures-", "facturier-runtime-", "retrofit-", "slf4j-", "jspecify-"));
    OWN.put(
        "retrofit",
        List.of(
            "facturier-benchmarks-stock-",
            "retrofit-",
            "converter-",
            "gson-fire-",
            "org.apache.oltu"));
    OWN.put("floor", List.of());
  }

  private ColdStart() {}

  static Map<String, Measured> measure(String url) throws IOException, InterruptedException {
    Map<String, List<Double>> millis = new TreeMap<>();
    for (int start = 0; start <= STARTS; start++) {
      for (String contender : OWN.keySet()) {
        double took =
            Child.run(List.of(), classPath(contender), FirstCall.class, contender, url).millis();
        if (start > 0) { // the first one fills the file cache
          millis.computeIfAbsent(contender, key -> new ArrayList<>()).add(took);
        }
      }
    }
    Map<String, Measured> medians = new TreeMap<>();
    millis.forEach((contender, all) -> medians.put(contender, Measured.median(all, "ms")));
    return medians;
  }

  /** Stock clients are built into one JAR for all, and one for each client; the latter is used. */
  private static String classPath(String contender) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith(".jar") || isPartOf(contender, new File(entry).getName()))
        .map(entry -> entry.replaceFirst("(-stock-[^/\\\\]*)\\.jar$", "$1-vosfactures.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isPartOf(String contender, String jar) {
    return Stream.concat(COMMON.stream(), OWN.get(contender).stream()).anyMatch(jar::startsWith);
  }
}
