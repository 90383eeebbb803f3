package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules of the build. */
final class Modules {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final String NOT_PUBLISHED = "<maven.deploy.skip>true</maven.deploy.skip>";

  private Modules() {}

  /** The folders of those that are published, with the parents, which are not. */
  static List<String> published() throws IOException {
    String pom = Files.readString(Project.ROOT.resolve("pom.xml"));
    String all = pom.substring(pom.indexOf("<id>all-modules</id>"));
    List<String> published =
        MODULE
            .matcher(all.substring(0, all.indexOf("</profile>")))
            .results()
            .map(found -> found.group(1))
            .filter(Modules::isPublished)
            .toList();
    assertTrue(published.size() >= Artifacts.ALL.size(), published::toString);
    return Stream.concat(Stream.of("."), published.stream()).toList();
  }

  private static boolean isPublished(String module) {
    try {
      return !Files.readString(Project.ROOT.resolve(module + "/pom.xml")).contains(NOT_PUBLISHED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
