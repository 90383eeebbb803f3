package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The size of a client's JARs, and its dependencies. */
class WeightTest {
  private static final long MOST = 1_000_000;

  /**
   * The allowed dependencies, including transitive ones. A new dependency must be justified here.
   */
  private static final Set<String> ALLOWED =
      Set.of(
          "com.squareup.retrofit2:retrofit",
          "com.squareup.okhttp3:okhttp",
          "com.squareup.okio:okio-jvm",
          "org.jetbrains.kotlin:kotlin-stdlib",
          "org.jetbrains.kotlin:kotlin-stdlib-jdk7",
          "org.jetbrains.kotlin:kotlin-stdlib-jdk8",
          "org.jetbrains:annotations",
          "com.google.code.gson:gson",
          "com.google.errorprone:error_prone_annotations",
          "org.slf4j:slf4j-api",
          "org.jspecify:jspecify");

  private static final Set<String> TABLE = new TreeSet<>();

  @ParameterizedTest
  @MethodSource("providers")
  void aClientIsLight(String provider) throws IOException {
    assumeTrue(Dependencies.areKnown(provider), "no JAR yet: run the phase package");
    Dependencies dependencies = Dependencies.of(provider);
    long client = Files.size(dependencies.client());
    long runtime = dependencies.ours("facturier-runtime").size();
    long support = dependencies.ours("facturier-" + provider + "-support").size();
    TABLE.add(
        "%-16s client %7d + runtime %7d = %7d bytes, support %6d"
            .formatted(provider, client, runtime, client + runtime, support));
    assertTrue(
        client + runtime <= MOST,
        () -> provider + " has " + (client + runtime) + " bytes, more than " + MOST);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void nothingElseIsBehindIt(String provider) throws IOException {
    assumeTrue(Dependencies.areKnown(provider), "no JAR yet: run the phase package");
    List<Dependencies.Artifact> theirs = Dependencies.of(provider).theirs();
    Set<String> names =
        theirs.stream()
            .map(artifact -> artifact.group() + ":" + artifact.name())
            .collect(Collectors.toCollection(TreeSet::new));
    for (Dependencies.Artifact artifact : theirs) {
      TABLE.add(
          "%-44s %9d bytes, %s"
              .formatted(
                  artifact.group() + ":" + artifact.name(), artifact.size(), artifact.version()));
    }
    Set<String> allowed = new TreeSet<>(ALLOWED);
    if (provider.equals("factomos")) {
      allowed.add("org.bouncycastle:bcprov-jdk18on");
    }
    assertEquals(allowed, names);
  }

  @AfterAll
  static void print() {
    TABLE.forEach(System.out::println);
  }

  static List<String> providers() {
    return Production.providers();
  }
}
