package io.github.facturier.runtime;

import io.github.facturier.runtime.client.ClientCore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Saves a PDF in a process of its own: {@code SavingMain <address> hang|suggested|uri <where>}. */
final class SavingMain {
  private SavingMain() {}

  public static void main(String[] args) throws IOException {
    ThingsServer.Builder builder = new ThingsServer.Builder().baseUrl(args[0]);
    try (ClientCore client = ThingsServer.core(builder);
        Download download = client.api(ThingsApi.class).pdf("1").result()) {
      switch (args[1]) {
        case "hang" -> {
          Path target = Path.of(args[2]);
          Path sign = target.resolveSibling("HANGING");
          download.saveTo(target, (transferred, total) -> hang(sign));
        }
        case "suggested" -> download.saveTo(Path.of(args[2]).resolve(download.fileName()));
        default -> {
          Path target = download.saveTo(Path.of(URI.create(args[2])));
          String name = Upload.of(target).fileName();
          System.out.println(name.replace("\u00e9", "\\u00e9"));
        }
      }
    }
  }

  /** Until somebody takes the sign away. */
  private static void hang(Path sign) {
    try {
      Files.createFile(sign);
      while (Files.exists(sign)) {
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
