package io.github.facturier.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.openpgp.PGPException;

/**
 * A release, built twice in parallel with the commands of CONTRIBUTING.md: published to a folder,
 * and as the bundle for Maven Central, from another copy of the sources with other dates, time zone
 * and language.
 */
final class Publication {
  private static final Path HERE = Project.TARGET.resolve("release/here");
  private static final Path ELSEWHERE = Project.TARGET.resolve("release/elsewhere/another folder");

  private static boolean tried;
  private static Optional<Publication> made = Optional.empty();

  private final SigningKey key;
  private final String version;

  private Publication(SigningKey key, String version) {
    this.key = key;
    this.version = version;
  }

  /**
   * The publication of this run; the first call takes some minutes.
   *
   * @throws AssertionError if a build fails, or has failed
   */
  static synchronized Publication get() {
    if (!tried) {
      tried = true;
      made = Optional.of(make());
    }
    return made.orElseThrow(() -> new AssertionError("the release failed, as reported before"));
  }

  private static Publication make() {
    try {
      Instant start = Instant.now();
      String version = Readme.version();
      SigningKey key = SigningKey.create();
      Project.delete(Build.DOWNLOADS.resolve("io/github/facturier"));
      Project.copyTo(HERE, start);
      Project.copyTo(ELSEWHERE, Instant.parse("2031-07-09T10:11:12Z"));
      Shell folder =
          shell(HERE, "here.log", key)
              .environment("TZ", "Europe/Paris")
              .environment("LC_ALL", "C.UTF-8");
      Shell central =
          shell(ELSEWHERE, "elsewhere.log", key)
              .settings(withoutUpload())
              .environment("TZ", "Pacific/Chatham")
              .environment("LC_ALL", "C")
              .environment(
                  "MAVEN_OPTS",
                  "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Chatham");
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() -> central.run(Readme.upload()));
      folder.run(Readme.publishRelease());
      other.join();
      Duration taken = Duration.between(start, Instant.now());
      System.out.println("Published twice in " + taken.toSeconds() + " s: " + HERE);
      return new Publication(key, version);
    } catch (IOException | PGPException e) {
      throw new AssertionError(e);
    }
  }

  private static Shell shell(Path folder, String log, SigningKey key) throws IOException {
    return new Shell(folder, Project.TARGET.resolve("release/" + log))
        .localRepository(Build.DOWNLOADS)
        .environment("MAVEN_GPG_KEY", key.armored());
  }

  /** Settings with which the upload command only creates the bundle. */
  private static Path withoutUpload() throws IOException {
    Path settings = Project.TARGET.resolve("release/settings.xml");
    return Files.writeString(
        settings,
        """
        <settings>
          <profiles>
            <profile>
              <id>rehearsal</id>
              <properties>
                <skipUpload>true</skipUpload>
              </properties>
            </profile>
          </profiles>
          <activeProfiles>
            <activeProfile>rehearsal</activeProfile>
          </activeProfiles>
        </settings>
        """);
  }

  SigningKey key() {
    return key;
  }

  String version() {
    return version;
  }

  /** The folder of the publication. */
  Path repository() {
    return HERE.resolve("target/repository");
  }

  /** The bundle for Maven Central. */
  Path bundle() {
    return ELSEWHERE.resolve("target/central-publishing/central-bundle.zip");
  }

  /** The folder of an artifact. */
  Path folder(String artifact) {
    return repository().resolve("io/github/facturier").resolve(artifact).resolve(version);
  }

  /** A file of an artifact, such as {@code -sources.jar}. */
  Path file(String artifact, String ending) {
    Path file = folder(artifact).resolve(artifact + "-" + version + ending);
    if (!Files.exists(file)) {
      throw new AssertionError(file + " has not been published");
    }
    return file;
  }
}
