package io.github.facturier.consumer;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** A run of Maven in its own process, in any folder, on any JDK. */
final class Build {
  private static final int SHOWN = 60;

  /** The downloads of a build of this project, kept between runs. */
  static final Path DOWNLOADS = Project.TARGET.resolve("build-repository");

  private final Path folder;
  private final Path log;
  private final InvocationRequest request = new DefaultInvocationRequest();
  private final Properties properties = new Properties();

  /**
   * Prepares a build.
   *
   * @param log file for the output of Maven
   */
  Build(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
    request.setBaseDirectory(folder.toFile());
    request.setBatchMode(true);
    request.setNoTransferProgress(true);
    request.setJavaHome(Jdk.running().home().toFile());
    request.setMavenHome(Path.of(System.getProperty("maven.home")).toFile());
    request.setInputStream(InputStream.nullInputStream());
  }

  Build on(Jdk jdk) {
    request.setJavaHome(jdk.home().toFile());
    return this;
  }

  /** The folder for downloads, created if it is absent. */
  Build localRepository(Path repository) {
    repository.toFile().mkdirs();
    request.setLocalRepositoryDirectory(repository.toFile());
    return this;
  }

  /**
   * Lets a build of this project read the downloads of the running build, without writing there, so
   * that two builds can run concurrently.
   */
  Build besideThis() {
    request.setOffline("offline=true".equals(System.getProperty("facturier.offline")));
    return localRepository(DOWNLOADS)
        .property("maven.repo.local.tail", System.getProperty("maven.repo.local"))
        .property("aether.syncContext.named.factory", "file-lock")
        .property("aether.syncContext.named.nameMapper", "file-gav");
  }

  /** Other local repositories, which are read after this one. */
  Build tail(Path... repositories) {
    List<String> all = new ArrayList<>(List.of(System.getProperty("maven.repo.local")));
    Stream.of(repositories).map(Path::toString).forEach(all::add);
    return property("maven.repo.local.tail", String.join(",", all));
  }

  /** Settings that the user's own settings override, since the user may need a mirror. */
  Build settings(Path settings) {
    request.setGlobalSettingsFile(settings.toFile());
    return this;
  }

  Build profiles(String... profiles) {
    request.setProfiles(List.of(profiles));
    return this;
  }

  Build projects(String... projects) {
    request.setProjects(List.of(projects));
    return this;
  }

  Build property(String name, Object value) {
    properties.setProperty(name, value.toString());
    return this;
  }

  Build environment(String name, String value) {
    request.addShellEnvironment(name, value);
    return this;
  }

  /** Options of the JVM that Maven runs in. */
  Build jvm(String options) {
    request.setMavenOpts(options);
    return this;
  }

  /**
   * Runs it.
   *
   * @throws AssertionError with the end of the log, if the build fails
   */
  void run(String... goals) {
    List<String> printed = attempt(goals);
    if (!printed.isEmpty()) {
      throw new AssertionError(
          "mvn " + String.join(" ", goals) + " in " + folder + "\n" + String.join("\n", printed));
    }
  }

  /** Runs it; returns the end of the log if the build fails, nothing if it does not. */
  List<String> attempt(String... goals) {
    request.addArgs(List.of(goals));
    request.setProperties(properties);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      try (PrintStream out = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
        request.setOutputHandler(out::println);
        request.setErrorHandler(out::println);
        InvocationResult result = new DefaultInvoker().execute(request);
        if (result.getExecutionException() != null) {
          throw new AssertionError("Maven cannot be run", result.getExecutionException());
        }
        if (result.getExitCode() == 0) {
          return List.of();
        }
      }
      List<String> lines = new ArrayList<>(Files.readAllLines(log));
      lines.add("the whole log is in " + log);
      return lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
    } catch (IOException | MavenInvocationException e) {
      throw new AssertionError("Maven cannot be run in " + folder, e);
    }
  }
}
