package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users' applications: each compiles without a warning, runs, and ends when it is done. */
class ConsumersTest {
  /** A client that keeps a JVM alive does so for OkHttp's idle time, which is 60 s. */
  private static final Duration LONGEST_END = Duration.ofSeconds(1);

  /** The output of each application before it closes its clients. */
  private static final Map<String, List<String>> PRINTED = printed();

  private static final String MODULE = "com.example.modulepath";
  private static final String READING = MODULE + "/io.github.facturier.demo.ReadingApp";

  /** One line of each provider in the demo's table. */
  private static final List<String> READ =
      List.of(
          "invoices().downloadPdf",
          "emailTemplates().list",
          "account().get",
          "users().getSociety",
          "establishments().list");

  private static final String WITH_SANDBOX =
      "com.example.sandboxmodulepath/com.example.sandboxmodulepath.App";

  /** The sandbox's report on a request with three members of wrong types. */
  private static final List<String> NOT_ALLOWED =
      Stream.of("email", "name", "payment_to_kind")
          .map(name -> "not allowed: POST /clients\\.json: .*'/client/" + name + "'.*")
          .toList();

  private static final int TRIES = 3;

  private static final Jdk OLDEST = Jdk.oldestAndNewest().get(0);
  private static final String NAMED_FIRST = "com.example.namedfirst.App";
  private static final Pattern DEPENDENCY = Pattern.compile("<dependency>.*?</dependency>");

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

  /** Versions of Spring Boot, and the Gson that each pins. */
  private static final Map<String, String> SPRING_BOOT =
      Map.of(
          "3.2.12", "2.10.1",
          "3.3.13", "2.10.1",
          "3.4.13", "2.11.0",
          "3.5.16", "2.13.2",
          "4.1.2", "2.13.2");

  @BeforeAll
  static void startSandbox() throws IOException {
    sandboxed = Sandboxed.start(Consumer.build("sandbox", OLDEST));
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
    String printed = printed(() -> consumer.start(main, sandboxed.variables()));
    for (String line : PRINTED.get(name)) {
      assertTrue(printed.lines().anyMatch(text -> text.matches(line)), printed);
    }
  }

  /** With the versions that its parent pins only; it pins no OkHttp, for example. */
  @TestFactory
  Stream<DynamicTest> onSpringBootsWithTheirPinsAlone() {
    return SPRING_BOOT.keySet().stream()
        .sorted()
        .map(version -> DynamicTest.dynamicTest(version, () -> runOnSpringBoot(version)));
  }

  private static void runOnSpringBoot(String version) throws Exception {
    Consumer consumer = springBoot(version, "", "");
    String main = "com.example.springboot.App";
    assertAllFive(printed(() -> consumer.start(main, sandboxed.variables())), version);
  }

  private static Consumer springBoot(String version, String variant, String properties)
      throws IOException {
    Map<String, String> replacements =
        Map.of("<!-- Spring Boot -->", version, "<!-- properties -->", properties);
    return Consumer.build("spring-boot", OLDEST, "-" + version + variant, replacements);
  }

  private static void assertAllFive(String printed, String springBoot) {
    for (String line :
        List.of(
            "VosFactures: Jean Dupont of \\d+",
            "Facturation.pro: .+@.+",
            "Factomos: \\d+",
            "MyClementine: \\d+",
            "Lucca Cleemy: \\d+",
            ".*/gson-" + SPRING_BOOT.get(springBoot) + "\\.jar\\W*")) {
      assertTrue(printed.lines().anyMatch(text -> text.matches(line)), printed);
    }
  }

  @Test
  void insideTheJarOfAnApplication() throws Exception {
    Path jar = springBoot("3.4.13", "-jar", "").repackage();
    assertAllFive(printed(() -> startJar(jar)), "3.4.13");
  }

  @Test
  void aGsonThatIsTooOldInsideTheJarOfAnApplication() throws Exception {
    String pinned = "<gson.version>2.8.9</gson.version>";
    Path jar = springBoot("3.4.13", "-old-gson", pinned).repackage();
    try (App app = startJar(jar)) {
      assertEquals(1, app.stop(), app::text);
      assertTrue(app.text().contains("Client.builder(): Gson 2.8.9 is too old"), app.text());
      assertTrue(app.text().matches("(?s).*" + jar.getFileName() + ".+gson-2\\.8\\.9\\.jar.*"));
    }
  }

  private static App startJar(Path jar) throws IOException {
    return App.start(
        sandboxed.variables(), List.of(OLDEST.command("java"), "-jar", jar.toString()));
  }

  /** The dependencies that the message recommends are sufficient. */
  @ParameterizedTest
  @CsvSource({
    "com.google.code.gson:gson:2.8.9, Gson 2.8.9, gson-2.8.9.jar",
    "com.squareup.retrofit2:retrofit:2.11.0, OkHttp 3.14.9, okhttp-3.14.9.jar",
    "com.squareup.retrofit2:retrofit:2.9.0, Retrofit 2.9.0, retrofit-2.9.0.jar"
  })
  void aLibraryThatIsTooOldNamedFirst(String library, String found, String jar) throws Exception {
    String named = dependency(library.split(":"));
    String variant = "-" + library.replaceAll("^.*?:", "").replace(':', '-');
    Consumer consumer = namedFirst(variant, named);
    String message;
    try (App app = consumer.start(NAMED_FIRST, sandboxed.variables())) {
      assertEquals(3, app.stop(), app::text);
      message = app.text();
    }
    assertTrue(message.contains("VosFacturesClient.builder(): "), message);
    assertTrue(message.contains(found + " is too old"), message);
    assertTrue(
        message.contains(consumer.libraries().resolve(jar).toUri().toURL().toString()), message);
    List<String> declared =
        DEPENDENCY.matcher(message).results().map(match -> match.group()).toList();
    boolean replaced = declared.stream().anyMatch(text -> name(text).equals(name(named)));
    String corrected = String.join("", declared) + (replaced ? "" : named);
    Consumer repaired = namedFirst(variant + "-repaired", corrected);
    String printed = printed(() -> repaired.start(NAMED_FIRST, sandboxed.variables()));
    assertTrue(printed.lines().anyMatch("name: Jean Dupont"::equals), printed);
  }

  private static Consumer namedFirst(String variant, String libraries) throws IOException {
    return Consumer.build("named-first", OLDEST, variant, Map.of("<!-- libraries -->", libraries));
  }

  private static String dependency(String[] coordinates) {
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
        .formatted((Object[]) coordinates);
  }

  private static String name(String dependency) {
    return dependency.replaceAll(".*<artifactId>|</artifactId>.*", "");
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
    String printed = printed(() -> App.start(sandboxed.variables(), command));
    System.out.println(printed);
    for (String operation : READ) {
      assertTrue(printed.contains(operation), printed);
    }
  }

  @TestFactory
  Stream<DynamicTest> sandboxOnTheModulePath() {
    return Jdk.oldestAndNewest().stream()
        .map(jdk -> DynamicTest.dynamicTest(jdk.toString(), () -> runWithSandbox(jdk)));
  }

  private static void runWithSandbox(Jdk jdk) throws Exception {
    Consumer consumer = Consumer.build("sandbox-module-path", jdk);
    String path = consumer.classes() + File.pathSeparator + consumer.libraries();
    List<String> command = List.of(jdk.command("java"), "-p", path, "-m", WITH_SANDBOX);
    String printed = printed(() -> App.start(Map.of(), command));
    assertTrue(printed.lines().anyMatch(text -> text.matches(".+: 120\\.0+")), printed);
    for (String violation : NOT_ALLOWED) {
      assertTrue(printed.lines().anyMatch(text -> text.matches(violation)), printed);
    }
    assertEquals(5, printed.lines().filter(text -> text.contains("No API path found")).count());
  }

  /**
   * The output of an application that ends in time. A busy machine may delay one end, but not
   * three; a client that does not stop its threads delays all of them.
   */
  private static String printed(Callable<App> start) throws Exception {
    List<Duration> ends = new ArrayList<>();
    while (ends.size() < TRIES) {
      try (App app = start.call()) {
        ends.add(app.end());
        if (ends.get(ends.size() - 1).compareTo(LONGEST_END) < 0) {
          return app.text();
        }
      }
    }
    throw new AssertionError("it ended too late after close(): " + ends);
  }
}
