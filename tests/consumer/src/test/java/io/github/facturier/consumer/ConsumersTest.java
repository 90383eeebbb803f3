package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Strangers' applications: each compiles without a warning, runs, and ends when it is done. */
class ConsumersTest {
  /** A client that keeps a JVM alive does so for OkHttp's idle time, which is 60 s. */
  private static final Duration LONGEST_END = Duration.ofSeconds(1);

  /** What each prints before it closes its clients. */
  private static final Map<String, List<String>> PRINTED = printed();

  private static final String MODULE = "com.example.modulepath";
  private static final String READING = MODULE + "/io.github.facturier.demo.ReadingApp";

  private static Sandboxed sandboxed;

  private static Map<String, List<String>> printed() {
    Map<String, List<String>> printed = new LinkedHashMap<>();
    printed.put("plain", List.of(".+: 120\\.0+, one of \\d+"));
    printed.put(
        "all-five",
        List.of(
            "VosFactures: \\d+",
            "Facturation.pro: .+@.+",
            "Factomos: \\d+",
            "MyClementine: \\d+",
            "Lucca Cleemy: \\d+"));
    printed.put("spring-boot-3", List.of("Jean Dupont, one of \\d+"));
    printed.put("spring-boot-4", List.of("Jean Dupont, one of \\d+"));
    return printed;
  }

  @BeforeAll
  static void startSandbox() throws IOException {
    sandboxed = Sandboxed.start(Consumer.build("sandbox", Jdk.oldestAndNewest().get(0)));
  }

  @AfterAll
  static void stopSandbox() throws IOException {
    sandboxed.close();
  }

  @TestFactory
  Stream<DynamicContainer> onTheClassPath() {
    return Jdk.oldestAndNewest().stream()
        .map(
            jdk ->
                DynamicContainer.dynamicContainer(
                    jdk.toString(),
                    PRINTED.keySet().stream()
                        .map(name -> DynamicTest.dynamicTest(name, () -> run(name, jdk)))));
  }

  private static void run(String name, Jdk jdk) throws Exception {
    Consumer consumer = Consumer.build(name, jdk);
    ClassPath.assertOneOfEach(consumer.jars());
    String main = "com.example." + name.replaceAll("-\\d|-", "") + ".App";
    try (App app = consumer.start(main, sandboxed.variables())) {
      assertEndsInTime(app);
      for (String line : PRINTED.get(name)) {
        assertTrue(app.text().lines().anyMatch(printed -> printed.matches(line)), app::text);
      }
    }
  }

  /** Retrofit is an automatic module, so that the image holds modules of the JDK alone. */
  @TestFactory
  Stream<DynamicTest> onTheModulePathOfARuntimeImage() {
    return Jdk.oldestAndNewest().stream()
        .map(jdk -> DynamicTest.dynamicTest(jdk.toString(), () -> runOnImage(jdk)));
  }

  private static void runOnImage(Jdk jdk) throws Exception {
    Consumer consumer = Consumer.build("module-path", jdk);
    Path java = RuntimeImage.link(consumer).resolve("bin/java");
    Path files = Files.createDirectories(consumer.folder().resolve("target/files"));
    String path = consumer.classes() + File.pathSeparator + consumer.libraries();
    List<String> command = List.of(java.toString(), "-p", path, "-m", READING, files.toString());
    try (App app = App.start(sandboxed.variables(), command)) {
      assertEndsInTime(app);
      System.out.println(app.text());
      for (String operation :
          List.of("invoices().downloadPdf", "emailTemplates().list", "account().get")) {
        assertTrue(app.text().contains(operation), app::text);
      }
    }
  }

  private static void assertEndsInTime(App app) throws IOException, InterruptedException {
    Duration end = app.end();
    assertTrue(end.compareTo(LONGEST_END) < 0, () -> "it ended " + end + " after close()");
  }
}
