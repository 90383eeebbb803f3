package io.github.facturier.contract.fire;

import io.github.facturier.contract.provider.JdkCipher;
import io.github.facturier.contract.provider.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What the clients prove themselves with, and all that would give it away. */
final class Secrets {
  private static final String HEAD = "CANARY";
  private static final String TAIL = "YRANAC";

  /** As long as Factomos' secret must be. */
  static final Keys KEYS = new Keys("54321", HEAD + "0123" + TAIL);

  private static final List<String> TRACES =
      List.of(HEAD, TAIL, basic(), JdkCipher.keyOf(KEYS.secret()));

  private Secrets() {}

  private static String basic() {
    String pair = KEYS.name() + ":" + KEYS.secret();
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  static boolean areIn(String text) {
    return TRACES.stream().anyMatch(text::contains);
  }
}
