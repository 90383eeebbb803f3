package io.github.facturier.runtime.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.github.facturier.runtime.ThingsApi;
import io.github.facturier.runtime.ThingsServer;
import io.github.facturier.runtime.spi.RequiredLibrary;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outdated libraries are detected in {@code build()}, before anything is sent. */
class RequiredLibrariesTest {
  private static final Path REFUSED = Path.of("target/refused");
  private static final String NEVER_SENT = "https://localhost:1";

  /** A class loader of the runtime with other versions of libraries. */
  private static final class Application extends URLClassLoader {
    Application(List<Path> jars) {
      super(urls(jars), ClassLoader.getPlatformClassLoader());
    }

    /** The class path of the tests, with JARs in front that replace those of the same name. */
    static Application with(Path... jars) {
      String path = System.getProperty("surefire.test.class.path");
      List<Path> all = new ArrayList<>(List.of(jars));
      Stream.of((path == null ? System.getProperty("java.class.path") : path).split(":|;(?!//)"))
          .map(Path::of)
          .filter(own -> Stream.of(jars).noneMatch(jar -> name(jar).equals(name(own))))
          .forEach(all::add);
      return new Application(all);
    }

    private static String name(Path jar) {
      return jar.getFileName().toString().replaceFirst("(-\\d.*)?\\.jar$", "");
    }

    private static URL[] urls(List<Path> jars) {
      return jars.stream().map(Application::url).toArray(URL[]::new);
    }

    private static URL url(Path jar) {
      try {
        return jar.toUri().toURL();
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Builds a client, as generated code does; returns what is thrown. */
    Throwable build() throws ReflectiveOperationException {
      return run("build", NEVER_SENT);
    }

    /** Runs a method in this class loader; returns what is thrown. */
    Throwable run(String method, String url) throws ReflectiveOperationException {
      Class<?> application = loadClass(Built.class.getName());
      assertEquals(this, application.getClassLoader());
      Method main = application.getDeclaredMethod(method, String.class);
      main.setAccessible(true);
      try {
        main.invoke(null, url);
        return null;
      } catch (InvocationTargetException e) {
        return e.getCause();
      }
    }
  }

  /** The code that runs in that class loader. */
  static final class Built {
    private Built() {}

    static void build(String url) {
      ClientBuilder<?> builder = new ThingsServer.Builder().baseUrl(url);
      ClientCore.of(builder, new ThingsServer.Nobody(), null).close();
    }

    static void call(String url) {
      ClientBuilder<?> builder = new ThingsServer.Builder().baseUrl(url);
      ClientCore client =
          ClientCore.of(builder, new ThingsServer.Nobody(), new ThingsServer.NoProof());
      assertEquals(7, client.api(ThingsApi.class).get("7").result().id());
      assertEquals(7, client.api(ThingsApi.class).get("7").future().join().id());
      client.close();
    }
  }

  @RegisterExtension final ThingsServer server = new ThingsServer();

  @Test
  void thoseOfTheTestsFit() {
    assertDoesNotThrow(() -> RequiredLibraries.check("ThingsClient"));
    String expected = System.getProperty("facturier.gson");
    if (expected != null) {
      String place = Gson.class.getProtectionDomain().getCodeSource().getLocation().toString();
      assertTrue(place.endsWith("target/oldest/gson.jar"), place);
    }
  }

  @Test
  void thoseOfTheTestsFitInAnApplication() throws Exception {
    try (Application application = Application.with()) {
      assertNull(application.build());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gson-2.8.9.jar, Gson, 2.8.9, com.google.code.gson, gson",
    "okhttp-3.14.9.jar, OkHttp, 3.14.9, com.squareup.okhttp3, okhttp",
    "okio-1.17.2.jar, Okio, 1.17.2, com.squareup.okio, okio",
    "okhttp-jvm-5.5.1.jar okio-jvm-3.6.0.jar, Okio, 3.6.0, com.squareup.okio, okio-jvm",
    "okhttp-jvm-5.5.1.jar kotlin-stdlib-1.6.21.jar, Kotlin, 1.6.21, org.jetbrains.kotlin, kotlin-stdlib",
    "retrofit-2.9.0.jar, Retrofit, 2.9.0, com.squareup.retrofit2, retrofit"
  })
  void oneThatIsTooOld(String jars, String name, String version, String group, String artifact)
      throws Exception {
    Path[] files = Stream.of(jars.split(" ")).map(REFUSED::resolve).toArray(Path[]::new);
    try (Application application = Application.with(files)) {
      Throwable thrown = application.build();
      assertNotNull(thrown);
      String message = thrown.getMessage();
      assertEquals(IllegalStateException.class, thrown.getClass(), message);
      assertTrue(message.startsWith("ThingsClient.builder(): "), message);
      List<String> problems = message.lines().filter(line -> line.contains(name + " ")).toList();
      assertEquals(1, problems.size(), message);
      String problem = problems.get(0);
      assertTrue(problem.contains(name + " " + version + " is too old"), problem);
      assertTrue(problem.contains(Application.url(files[files.length - 1]).toString()), problem);
      String dependency =
          "<dependency><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>";
      assertTrue(problem.contains(dependency + "<version>"), problem);
      assertEquals(message, application.build().getMessage(), "the second time");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"okhttp-4.9.3.jar", "okhttp-4.9.3.jar okio-2.8.0.jar", "okio-2.8.0.jar"})
  void anOldOneThatIsNotRefusedWorks(String jars) throws Exception {
    Path[] files = Stream.of(jars.split(" ")).map(REFUSED::resolve).toArray(Path[]::new);
    server.respond("{\"id\":7}");
    server.respond("{\"id\":7}");
    try (Application application = Application.with(files)) {
      assertNull(application.run("call", "http://127.0.0.1:" + server.port()));
    }
  }

  @Test
  void allOutdatedLibrariesAreNamedAtOnce() throws Exception {
    try (Application application =
        Application.with(
            REFUSED.resolve("gson-2.8.9.jar"),
            REFUSED.resolve("okhttp-3.14.9.jar"),
            REFUSED.resolve("retrofit-2.9.0.jar"))) {
      String message = application.build().getMessage();
      for (String name : List.of("Gson 2.8.9", "OkHttp 3.14.9", "Retrofit 2.9.0")) {
        assertTrue(message.contains(name + " is too old"), message);
      }
    }
  }

  /** In a JAR that contains the application and its libraries, their versions are unknown. */
  @Test
  void insideAnotherJar(@TempDir Path folder) throws Exception {
    Path shaded = folder.resolve("gson-app-1.0.jar");
    try (JarFile gson = new JarFile(REFUSED.resolve("gson-2.8.9.jar").toFile());
        OutputStream file = Files.newOutputStream(shaded);
        JarOutputStream copy = new JarOutputStream(file)) {
      for (JarEntry entry : Collections.list(gson.entries())) {
        if (!entry.getName().equals("META-INF/MANIFEST.MF")) {
          copy.putNextEntry(new JarEntry(entry.getName()));
          try (InputStream in = gson.getInputStream(entry)) {
            in.transferTo(copy);
          }
        }
      }
    }
    try (Application application = Application.with(shaded)) {
      String message = application.build().getMessage();
      assertTrue(message.contains("Gson 2.8.9 is too old"), message);
      assertTrue(message.contains("gson-app-1.0.jar"), message);
    }
  }

  /** The messages recommend the versions of the POM. */
  @Test
  void theVersionsAreThoseOfThePom() throws Exception {
    String pom = Files.readString(Path.of("../../pom.xml"));
    for (RequiredLibrary library : RequiredLibraries.ALL) {
      String artifact = library.artifact().replace("kotlin-stdlib", "kotlin-bom");
      assertEquals(version(pom, artifact), library.recommended(), library.name());
    }
    assertEquals(property(pom, "gson.oldest"), library("Gson").oldest());
    assertEquals(property(pom, "retrofit.oldest"), library("Retrofit").oldest());
    assertEquals(property(pom, "okhttp.version"), library("OkHttp").oldest());
  }

  private static RequiredLibrary library(String name) {
    return RequiredLibraries.ALL.stream()
        .filter(library -> library.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String version(String pom, String artifact) {
    String version =
        find(pom, "<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>");
    return version.startsWith("${")
        ? property(pom, version.substring(2, version.length() - 1))
        : version;
  }

  private static String property(String pom, String name) {
    return find(pom, "<" + name + ">([^<]+)</" + name + ">");
  }

  private static String find(String pom, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(pom);
    assertTrue(found.find(), pattern);
    return found.group(1);
  }
}
