package io.github.facturier.contract.facturationpro;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.OAuth2;
import io.github.facturier.facturationpro.auth.OAuthApplication;
import io.github.facturier.facturationpro.auth.OAuthToken;
import io.github.facturier.facturationpro.auth.TokenStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Renews a token, or exchanges a code for one: {@code ShutdownMain <address> <token file> <renew,
 * exchange, late, or save>}. A line on its standard input makes it exit. {@code late} starts the
 * renewal during shutdown; {@code save} repeats a failed save, which is slow.
 */
final class ShutdownMain {
  private ShutdownMain() {}

  public static void main(String[] args) throws Exception {
    FacturationProClient anonymous = builder(args[0]).build();
    OAuth2 oauth =
        OAuth2.of(
            new OAuthApplication("id", "client-secret", "https://monappli.com/retour"),
            anonymous.tokens(),
            new FileStore(Path.of(args[1]), args[2].equals("save")));
    FacturationProClient client = builder(args[0]).credentials(oauth).build();
    Runnable task =
        switch (args[2]) {
          case "exchange" -> () -> oauth.exchange("code");
          case "save" ->
              () -> {
                oauth.exchange("code"); // is not saved
                client.account().get().future();
              };
          default -> () -> client.account().get().result();
        };
    Thread call = new Thread(task);
    call.setDaemon(true);
    Thread stopping =
        new Thread(
            () -> {
              System.out.println("stopping");
              if (args[2].equals("late")) {
                late(task);
              }
            });
    Runtime.getRuntime().addShutdownHook(stopping);
    if (args[2].equals("late")) {
      System.out.println("ready");
    } else {
      call.start();
    }
    if (System.in.read() >= 0) {
      System.exit(3);
    }
    Thread.currentThread().join(); // its standard input was closed
  }

  private static void late(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }

  private static FacturationProClient.Builder builder(String url) {
    return FacturationProClient.builder().baseUrl(url).userAgent("Essais (essais@exemple.fr)");
  }

  /** A line with the access token, which has expired, and one with the refresh token. */
  private record FileStore(Path file, AtomicInteger saves, boolean isMoody) implements TokenStore {
    FileStore(Path file, boolean isMoody) {
      this(file, new AtomicInteger(), isMoody);
    }

    @Override
    public OAuthToken load() {
      try {
        List<String> lines = Files.readAllLines(file);
        return new OAuthToken(lines.get(0), lines.get(1), Instant.EPOCH);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void save(OAuthToken token) {
      try {
        if (isMoody && saves.incrementAndGet() == 1) {
          throw new IOException("no connection to the database");
        } else if (isMoody) {
          System.out.println("saving");
          Thread.sleep(2_000);
        }
        Files.writeString(file, token.accessToken() + "\n" + token.refreshToken());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
