package io.github.facturier.luccacleemy.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The disk operations of a successful export: {@code WholeExportMain <target>}. In place of the
 * request, it creates the file {@code <target>.sent}.
 */
final class WholeExportMain {
  static final String KNOWN = "what is known\nthe request is about to be sent\n";
  static final String CONTENT = "Date;Debit\r\n2015-11-30;1\r\n";

  private WholeExportMain() {}

  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    PartFile part = PartFile.claim(target, KNOWN);
    Files.createFile(sent(target));
    part.receive("a file\n");
    byte[] bytes = CONTENT.getBytes(StandardCharsets.UTF_8);
    part.stream().write(bytes, 0, 5);
    part.stream().write(bytes, 5, bytes.length - 5);
    part.force();
    part.note("all\n");
    part.complete();
  }

  static Path sent(Path target) {
    return target.resolveSibling(target.getFileName() + ".sent");
  }
}
