package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The places that contain the version besides the POM. */
class ReleaseVersionTest {
  private static final String BUILT = System.getProperty("facturier.version", "");

  @Test
  void readmeNamesARelease() {
    assertTrue(Readme.version().matches("\\d+\\.\\d+\\.\\d+"), Readme.version());
    String gradle = "'io.github.facturier:facturier-vosfactures:" + Readme.version() + "'";
    assertTrue(Readme.text().contains(gradle), gradle);
  }

  @Test
  void aReleaseIsTheOneThatReadmeNamesAndTheChangelogTellsOf() throws IOException {
    assertTrue(BUILT.matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), BUILT);
    String changelog = Files.readString(Project.ROOT.resolve("CHANGELOG.md"));
    assertTrue(changelog.contains("\n## [Unreleased]\n"), "no section for what comes next");
    if (!BUILT.endsWith("-SNAPSHOT")) {
      assertEquals(BUILT, Readme.version());
      assertTrue(changelog.contains("\n## [" + BUILT + "] - "), "no section for " + BUILT);
    }
  }
}
