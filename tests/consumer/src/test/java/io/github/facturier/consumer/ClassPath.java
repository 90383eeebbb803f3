package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** Libraries that may be on a class path only once. */
final class ClassPath {
  private static final List<String> ONCE =
      List.of(
          "okhttp3/OkHttpClient.class",
          "okio/Buffer.class",
          "retrofit2/Retrofit.class",
          "com/google/gson/Gson.class",
          "kotlin/Unit.class");

  private ClassPath() {}

  /**
   * Looks into JARs.
   *
   * @throws AssertionError if OkHttp, or a library that comes with it, is there twice or not at all
   */
  static void assertOneOfEach(List<Path> jars) throws IOException {
    for (String name : ONCE) {
      List<Path> found = new ArrayList<>();
      for (Path jar : jars) {
        try (JarFile file = new JarFile(jar.toFile())) {
          if (file.getEntry(name) != null) {
            found.add(jar.getFileName());
          }
        }
      }
      assertEquals(1, found.size(), () -> name + " is in " + found + ", out of " + jars);
    }
  }
}
