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

/**
 * Renews a token, or exchanges a code for one: {@code ShutdownMain <address> <token file> <renew or
 * exchange>}. A line on its standard input makes it exit.
 */
final class ShutdownMain {
  private ShutdownMain() {}

  public static void main(String[] args) throws Exception {
    FacturationProClient anonymous = builder(args[0]).build();
    OAuth2 oauth =
        OAuth2.of(
            new OAuthApplication("id", "client-secret", "https://monappli.com/retour"),
            anonymous.tokens(),
            new FileStore(Path.of(args[1])));
    Thread call =
        new Thread(
            () -> {
              if (args[2].equals("exchange")) {
                oauth.exchange("code");
              } else {
                FacturationProClient client = builder(args[0]).credentials(oauth).build();
                client.account().get().result();
              }
            });
    call.setDaemon(true);
    call.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopping")));
    if (System.in.read() >= 0) {
      System.exit(3);
    }
    Thread.currentThread().join(); // its standard input was closed; nothing else was said
  }

  private static FacturationProClient.Builder builder(String url) {
    return FacturationProClient.builder().baseUrl(url).userAgent("Essais (essais@exemple.fr)");
  }

  /** A line with the access token, and one with the refresh token; the former has ended. */
  private record FileStore(Path file) implements TokenStore {
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
        Files.writeString(file, token.accessToken() + "\n" + token.refreshToken());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
