package io.github.facturier.runtime.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.json.Thing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredLibraryTest {
  /** The locations of a library in Spring Boot, a file system and a modular image. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jar:nested:/srv/app-7.1.jar/!BOOT-INF/lib/okhttp-3.14.9.jar!/",
        "jar:file:/srv/app-7.1.jar!/BOOT-INF/lib/okhttp-3.14.9.jar!/",
        "file:/home/jean/.m2/repository/com/squareup/okhttp3/okhttp/3.14.9/okhttp-3.14.9.jar",
        "file:///C:/Users/Jean/lib/okhttp-3.14.9.jar"
      })
  void theVersionIsInTheNameOfTheJar(String location) throws Exception {
    RequiredLibrary library = okHttp();
    assertEquals("3.14.9", library.version(location));
    assertEquals("okhttp", library.artifact(location));
  }

  @Test
  void anUnknownVersion() {
    assertEquals("of an unknown version", okHttp().version("jrt:/okhttp3"));
    assertEquals("okhttp", okHttp().artifact("jrt:/okhttp3"));
  }

  /** A library may have a name for each JDK, of which the older ones are not continued. */
  @ParameterizedTest
  @CsvSource({
    "cipher-jdk18on-1.71.jar, 1.71, ''",
    "cipher-jdk15on-1.70.jar, 1.70, ' instead of cipher-jdk15on'",
    "cipher-1.38.jar, 1.38, ''"
  })
  void aNameForEachJdk(String jar, String version, String instead) {
    RequiredLibrary library = library("cipher-jdk18on");
    assertEquals(version, library.version("file:/lib/" + jar));
    assertEquals(instead, library.instead("file:/lib/" + jar));
  }

  @Test
  void oneThatIsMissing() {
    RequiredLibrary library =
        new RequiredLibrary(
            "Cipher",
            "com.example",
            "cipher",
            "2.0",
            "2.1",
            () -> {
              throw new NoClassDefFoundError("x");
            },
            () -> {
              throw new NoClassDefFoundError("x");
            });
    String problem = library.problem();
    assertNotNull(problem);
    assertTrue(problem.contains("<artifactId>cipher</artifactId><version>2.1"), problem);
  }

  private static RequiredLibrary okHttp() {
    return library("okhttp");
  }

  private static RequiredLibrary library(String artifact) {
    return new RequiredLibrary(
        "A library", "com.example", artifact, "4.12.0", "4.12.0", () -> Thing.class, () -> {});
  }
}
