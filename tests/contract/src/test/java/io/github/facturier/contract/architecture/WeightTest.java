package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How large the JARs of the clients are. */
class WeightTest {
  private static final long MOST = 500 * 1024;

  @ParameterizedTest
  @MethodSource("providers")
  void aClientIsLight(String provider) throws IOException {
    Path target = Production.folder("generated-clients/" + provider + "/target");
    List<Path> jars = jars(target);
    assumeTrue(!jars.isEmpty(), "no JAR yet: run the phase package");
    assertEquals(1, jars.size(), jars::toString);
    long size = Files.size(jars.get(0));
    assertTrue(size <= MOST, () -> jars.get(0) + " has " + size + " bytes, more than " + MOST);
  }

  private static List<Path> jars(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  static Stream<String> providers() {
    return Production.providers().stream();
  }
}
