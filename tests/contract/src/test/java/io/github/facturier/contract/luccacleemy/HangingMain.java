package io.github.facturier.contract.luccacleemy;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.OkHttpClient;

/**
 * Saves an export, and hangs at a point of it while a file exists: {@code HangingMain <address>
 * <target> <sign> before|end|after|none}.
 */
final class HangingMain {
  private HangingMain() {}

  public static void main(String[] args) throws IOException {
    Path sign = Path.of(args[2]);
    String where = args[3];
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  if (where.equals("before")) {
                    hang(sign);
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    try (LuccaCleemyClient client =
        LuccaCleemyClient.builder()
            .baseUrl(args[0])
            .credentials(ApplicationKey.of(ExportServer.KEY))
            .httpClient(http)
            .build()) {
      client
          .exports()
          .save(
              client.exports().export(1),
              Path.of(args[1]),
              (transferred, total) -> {
                if (where.equals("end") && transferred == total) {
                  hang(sign);
                }
              });
      if (where.equals("after")) {
        hang(sign);
      }
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

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
