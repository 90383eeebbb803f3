package io.github.facturier.runtime.internal.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The forms in which a secret may stand in a text whose percent-encoding, JSON escapes and HTML
 * references are removed by {@link DecodedText}: as it is, and in Base64.
 *
 * <p>Percent-encoding and escapes are not listed here. Encoders differ in which characters they
 * encode and how, and several are applied one after the other, so that the list would have hundreds
 * of forms for one password. Decoding the text covers all of them, at a cost that does not depend
 * on the number of secrets.
 */
final class EncodedForms {
  /** Shorter parts of a Base64 text are too likely by chance. */
  private static final int SHORTEST_PART = 8;

  private final Set<String> forms = new LinkedHashSet<>();

  private EncodedForms() {}

  static Set<String> of(String secret) {
    EncodedForms all = new EncodedForms();
    all.add(secret);
    all.addBase64(secret.getBytes(StandardCharsets.UTF_8));
    all.addBase64(secret.getBytes(StandardCharsets.ISO_8859_1));
    if (hasLoneSurrogate(secret)) { // which has no bytes: encoders put another character there
      all.add(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
      all.add(withoutLoneSurrogates(secret, '\uFFFD'));
    }
    return all.forms;
  }

  /** Also as it is after each level of decoding, as a secret may itself look encoded. */
  private void add(String form) {
    forms.add(form);
    DecodedText decoded = DecodedText.of(form + '\n').decoded();
    for (int level = 0; decoded != null && level < DecodedText.MOST_LEVELS; level++) {
      String text = decoded.toString();
      forms.add(text.substring(0, text.length() - 1));
      decoded = decoded.decoded();
    }
  }

  private void addBase64(byte[] secret) {
    addBase64(Base64.getEncoder(), secret);
    addBase64(Base64.getUrlEncoder(), secret);
  }

  /**
   * The secret alone, and what is certain of it inside of a longer text, as in {@code user:secret}
   * of Basic authentication: it depends on where in a group of three bytes it begins.
   */
  private void addBase64(Base64.Encoder encoder, byte[] secret) {
    add(encoder.encodeToString(secret));
    add(encoder.withoutPadding().encodeToString(secret));
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + secret.length];
      System.arraycopy(secret, 0, shifted, offset, secret.length);
      int first = (8 * offset + 5) / 6;
      int last = 8 * shifted.length / 6;
      if (last - first >= SHORTEST_PART) {
        add(encoder.encodeToString(shifted).substring(first, last));
      }
    }
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  private static String withoutLoneSurrogates(String text, int replacement) {
    return text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? replacement : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
