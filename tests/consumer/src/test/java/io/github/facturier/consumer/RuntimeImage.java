package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A runtime image with those modules of the JDK that an application needs. */
final class RuntimeImage {
  /** Security providers load it for TLS, so no class refers to it. */
  private static final String CRYPTOGRAPHY = "jdk.crypto.ec";

  private RuntimeImage() {}

  /** Creates the image beside the application; returns its folder. */
  static Path link(Consumer consumer) throws IOException, InterruptedException {
    Path image = consumer.folder().resolve("target/image");
    run(
        consumer.jdk().command("jlink"),
        "--add-modules",
        needed(consumer) + "," + CRYPTOGRAPHY,
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        image.toString());
    return image;
  }

  /** The modules of the JDK that the application and its libraries need, separated by commas. */
  private static String needed(Consumer consumer) throws IOException, InterruptedException {
    String modules =
        run(
                consumer.jdk().command("jdeps"),
                "--multi-release",
                "17",
                "--ignore-missing-deps",
                "--print-module-deps",
                "--module-path",
                consumer.libraries().toString(),
                "--add-modules",
                "ALL-MODULE-PATH",
                consumer.classes().toString())
            .strip();
    assertTrue(modules.matches("(java|jdk)\\.[\\w.,]+"), modules);
    return modules;
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + "\n" + output);
    return output;
  }
}
