package io.github.facturier.runtime;

import io.github.facturier.runtime.client.ClientCore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Saves a PDF in a process of its own: {@code SavingMain <address> hang|suggested|uri|many
 * <where>}.
 */
final class SavingMain {
  static final int MANY = 300;

  private SavingMain() {}

  public static void main(String[] args) throws IOException {
    ThingsServer.Builder builder = new ThingsServer.Builder().baseUrl(args[0]);
    try (ClientCore client = ThingsServer.core(builder)) {
      ThingsApi api = client.api(ThingsApi.class);
      if (args[1].equals("many")) {
        saveMany(api, Path.of(args[2]));
      } else {
        save(api, args[1], args[2]);
      }
    }
  }

  /** Saves under different names; a failure ends the process. */
  private static void saveMany(ThingsApi api, Path folder) throws IOException {
    for (int i = 0; i < MANY; i++) {
      Path target = folder.resolve(ProcessHandle.current().pid() + "-" + i + ".pdf");
      api.pdf("1").result().saveTo(target);
    }
  }

  private static void save(ThingsApi api, String how, String where) throws IOException {
    try (Download download = api.pdf("1").result()) {
      switch (how) {
        case "hang" -> {
          Path target = Path.of(where);
          Path sign = target.resolveSibling("HANGING");
          download.saveTo(target, (transferred, total) -> hang(sign));
        }
        case "suggested" -> download.saveTo(Path.of(where).resolve(download.fileName()));
        default -> {
          Path target = download.saveTo(Path.of(URI.create(where)));
          String name = Upload.of(target).fileName();
          System.out.println(name.replace("\u00e9", "\\u00e9"));
        }
      }
    }
  }

  /** Waits until the file is deleted. */
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
