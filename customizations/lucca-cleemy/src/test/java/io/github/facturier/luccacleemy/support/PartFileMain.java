package io.github.facturier.luccacleemy.support;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Saves a file, and leaves a mark of the next one: {@code PartFileMain <URI of the target>}. */
final class PartFileMain {
  private PartFileMain() {}

  public static void main(String[] args) throws IOException {
    Path target = Path.of(URI.create(args[0]));
    PartFile part = PartFile.claim(target, "known");
    part.receive("more");
    part.stream().write("whole".getBytes(StandardCharsets.UTF_8));
    part.complete();
    byte[] whole = Files.readAllBytes(target);
    Files.delete(target);
    PartFile.claim(target, "other").close();
    Files.write(target, whole);
  }
}
