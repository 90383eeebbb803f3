package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * Two builds give the same bytes: JARs, POMs, bills of materials and collections. Signatures are
 * made at some time, and differ.
 */
class ReproducibleTest {
  @Test
  void twoBuildsAreTheSameByteForByte() throws IOException {
    Map<String, String> folder = folder(Publication.get().repository());
    Map<String, String> bundle = bundle(Publication.get().bundle());
    assertTrue(folder.size() > Artifacts.ALL.size() * 3, folder::toString);
    assertEquals(String.join("\n", folder.keySet()), String.join("\n", bundle.keySet()));
    folder.forEach((name, sum) -> assertEquals(sum, bundle.get(name), name));
  }

  /** Both builds run on the same day in UTC, so that the date cannot cause a difference. */
  @Test
  void nothingIsDated() throws IOException {
    LocalDateTime date = dateOfTheProject();
    int entries = 0;
    for (String artifact : Artifacts.JARS) {
      for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
        try (ZipFile jar = new ZipFile(Publication.get().file(artifact, ending).toFile())) {
          for (ZipEntry entry : jar.stream().toList()) {
            assertEquals(date, entry.getTimeLocal(), () -> artifact + ending + ": " + entry);
            entries++;
          }
        }
      }
    }
    assertTrue(entries > Artifacts.JARS.size() * 3, "there are " + entries + " entries");
  }

  private static LocalDateTime dateOfTheProject() throws IOException {
    String pom = Files.readString(Project.ROOT.resolve("pom.xml"));
    Matcher date = Pattern.compile("<project.build.outputTimestamp>(.+)<").matcher(pom);
    assertTrue(date.find(), "the project has no date");
    return LocalDateTime.ofInstant(Instant.parse(date.group(1)), ZoneOffset.UTC);
  }

  /** The SHA-512 of each file. */
  private static Map<String, String> folder(Path folder) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (isBuilt(name)) {
          sums.put(name, Checksums.of(Files.readAllBytes(file), "SHA-512"));
        }
      }
    }
    return sums;
  }

  private static Map<String, String> bundle(Path zip) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().filter(entry -> isBuilt(entry.getName())).toList()) {
        try (InputStream in = file.getInputStream(entry)) {
          sums.put(entry.getName(), Checksums.of(in.readAllBytes(), "SHA-512"));
        }
      }
    }
    return sums;
  }

  private static boolean isBuilt(String name) {
    return name.matches(".*\\.(jar|pom|json|xml)") && !name.contains("maven-metadata");
  }
}
