package io.github.facturier.contract.luccacleemy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.fire.Certificate;
import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.luccacleemy.support.ExportInterruptedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection that is cut within TLS, without the {@code close_notify} that ends it. */
class TlsCutTest {
  @TempDir Path folder;

  @Test
  void aCutConnectionIsNotTheEndOfTheFile() throws Exception {
    Path target = folder.resolve("ecritures.csv");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread thread = new Thread(() -> serve(server));
      thread.start();
      OkHttpClient http = Certificate.trusting().protocols(List.of(Protocol.HTTP_1_1)).build();
      try (LuccaCleemyClient client =
          LuccaCleemyClient.builder()
              .baseUrl("https://127.0.0.1:" + server.getLocalPort() + "/")
              .credentials(ApplicationKey.of(ExportServer.KEY))
              .httpClient(http)
              .build()) {
        ExportInterruptedException e =
            assertThrows(
                ExportInterruptedException.class,
                () -> client.exports().save(client.exports().export(1), target));
        assertTrue(e.getMessage().contains("ended with its connection"), e::getMessage);
        assertEquals("Date;Debit\r\n2015-11-30;1", Files.readString(e.part()));
        assertFalse(Files.exists(target));
      } finally {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
      }
      thread.join();
    }
  }

  private static void serve(ServerSocket server) {
    try (Socket plain = server.accept()) {
      SSLSocket socket =
          (SSLSocket)
              Certificate.context()
                  .getSocketFactory()
                  .createSocket(plain, null, plain.getPort(), false);
      socket.setUseClientMode(false);
      byte[] request = new byte[8192];
      if (socket.getInputStream().read(request) > 0) {
        String response =
            "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\nDate;Debit\r\n2015-11-30;1";
        socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
      }
    } catch (IOException e) { // the client detects it
    }
  }
}
