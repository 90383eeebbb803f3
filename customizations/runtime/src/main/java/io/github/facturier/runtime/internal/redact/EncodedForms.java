package io.github.facturier.runtime.internal.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The encoded forms of a secret that are searched for: plain text and Base64. {@link DecodedText}
 * removes percent-encoding, JSON escapes and HTML references before.
 *
 * <p>Percent-encoding and escapes are not listed here. Encoders differ in the characters that they
 * encode, and encodings are nested, so a password would have hundreds of forms. Decoding the text
 * covers all of them, at a cost that does not depend on the number of secrets.
 */
final class EncodedForms {
  /** The minimum length of a Base64 part; shorter ones occur by chance. */
  private static final int MIN_PART = 8;

  private final Set<String> forms = new LinkedHashSet<>();

  private EncodedForms() {}

  static Set<String> of(String secret) {
    EncodedForms all = new EncodedForms();
    all.add(secret);
    all.addBase64(secret.getBytes(StandardCharsets.UTF_8));
    all.addBase64(secret.getBytes(StandardCharsets.ISO_8859_1));
    if (hasLoneSurrogate(secret)) { // not encodable: encoders replace it
      all.add(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
      all.add(withoutLoneSurrogates(secret, '\uFFFD'));
    }
    return all.forms;
  }

  /** Adds the form and its decoded forms, since a secret may itself look encoded. */
  private void add(String form) {
    forms.add(form);
    DecodedText decoded = DecodedText.of(form + '\n').decoded();
    for (int level = 0; decoded != null && level < DecodedText.MAX_LEVELS; level++) {
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
   * Adds the Base64 of the secret, and the invariant part of its Base64 within a longer text, such
   * as {@code user:secret} of Basic authentication. That part depends on the offset within a group
   * of three bytes.
   */
  private void addBase64(Base64.Encoder encoder, byte[] secret) {
    add(encoder.encodeToString(secret));
    add(encoder.withoutPadding().encodeToString(secret));
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + secret.length];
      System.arraycopy(secret, 0, shifted, offset, secret.length);
      int first = (8 * offset + 5) / 6;
      int last = 8 * shifted.length / 6;
      if (last - first >= MIN_PART) {
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
