package io.github.facturier.runtime.internal.redact;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets in a text, also in encoded parts of it. The beginning of a secret at the end of a
 * truncated text is found as well.
 *
 * <p>The time is linear in the text and in the secrets. One pass looks up each window of four
 * characters in a set. Only secrets whose first four characters are found are searched for, with
 * the Knuth-Morris-Pratt algorithm. Immutable and thread-safe.
 */
final class SecretFinder {
  static final SecretFinder NONE = new SecretFinder(Map.of(), new long[1]);

  /**
   * The minimum length of a secret: shorter values occur by chance and protect nothing. A shorter
   * beginning of a secret at the end of a truncated text is not hidden.
   */
  private static final int WINDOW = 4;

  private static final int FILTER_BITS = 16;

  /** The forms of the secrets, by their first four characters. */
  private final Map<Long, Set<String>> forms;

  /** A Bloom filter of the keys. */
  private final long[] filter;

  private SecretFinder(Map<Long, Set<String>> forms, long[] filter) {
    this.forms = forms;
    this.filter = filter;
  }

  /** Returns a finder that also finds other secrets. */
  SecretFinder and(Collection<String> secrets) {
    Map<Long, Set<String>> all = new HashMap<>();
    forms.forEach((window, some) -> all.put(window, new HashSet<>(some)));
    for (String secret : secrets) {
      if (secret.length() >= WINDOW) {
        for (String form : EncodedForms.of(secret)) {
          if (form.length() >= WINDOW) {
            all.computeIfAbsent(window(form), key -> new HashSet<>()).add(form);
          }
        }
      }
    }
    if (all.isEmpty()) {
      return NONE;
    }
    long[] bits = new long[1 << FILTER_BITS >> 6];
    all.keySet().forEach(window -> bits[bit(window) >> 6] |= 1L << bit(window));
    return new SecretFinder(all, bits);
  }

  private static long window(String form) {
    long window = 0;
    for (int i = 0; i < WINDOW; i++) {
      window = window << 16 | form.charAt(i);
    }
    return window;
  }

  private static int bit(long window) {
    return (int) (window * 0x9E3779B97F4A7C15L >>> 64 - FILTER_BITS);
  }

  boolean finds(String text) {
    return find(text) != null;
  }

  /** Replaces each secret in the text by a mask. */
  String hide(String text, String mask) {
    int[] ends = find(text);
    if (ends == null) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    int kept = 0;
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] > i) {
        clean.append(text, kept, i).append(mask);
        kept = ends[i];
        for (; i + 1 < kept; i++) {
          kept = Math.max(kept, ends[i + 1]);
        }
      }
    }
    return clean.append(text, kept, text.length()).toString();
  }

  /**
   * The end of the secret that begins at each index, 0 if none begins there; null if there is no
   * secret.
   */
  private int @Nullable [] find(String text) {
    if (forms.isEmpty()) {
      return null;
    }
    Found found = new Found(text.length());
    DecodedText decoded = DecodedText.of(text);
    for (int level = 0; decoded != null && level <= DecodedText.MAX_LEVELS; level++) {
      find(decoded, found);
      decoded = decoded.decoded();
    }
    return found.ends;
  }

  private void find(DecodedText text, Found found) {
    Set<Long> seen = null;
    long window = 0;
    for (int i = 0; i < text.length(); i++) {
      window = window << 16 | text.at(i);
      int bit = bit(window);
      if ((filter[bit >> 6] & 1L << bit) == 0 || i < WINDOW - 1) {
        continue;
      }
      seen = seen == null ? new HashSet<>() : seen;
      if (seen.add(window)) {
        for (String form : forms.getOrDefault(window, Set.of())) {
          find(form, text, i + 1 - WINDOW, found);
        }
      }
    }
  }

  private static void find(String form, DecodedText text, int from, Found found) {
    int[] borders = borders(form);
    int matched = 0;
    for (int i = from; i < text.length(); i++) {
      matched = next(form, borders, matched, text.at(i));
      if (matched == form.length()) {
        found.add(text, i + 1 - matched, i + 1);
        matched = borders[matched - 1];
      } else if (matched >= WINDOW && text.isCut(i + 1)) {
        found.add(text, i + 1 - matched, i + 1);
      }
    }
  }

  private static int next(String form, int[] borders, int matched, char c) {
    int length = matched;
    while (length > 0 && form.charAt(length) != c) {
      length = borders[length - 1];
    }
    return form.charAt(length) == c ? length + 1 : 0;
  }

  /** The length of the longest border of each prefix: a proper prefix that is also a suffix. */
  private static int[] borders(String form) {
    int[] borders = new int[form.length()];
    for (int i = 1; i < borders.length; i++) {
      borders[i] = next(form, borders, borders[i - 1], form.charAt(i));
    }
    return borders;
  }

  private static final class Found {
    private final int length;
    private int @Nullable [] ends;

    Found(int length) {
      this.length = length;
    }

    void add(DecodedText text, int first, int last) {
      if (ends == null) {
        ends = new int[length];
      }
      int start = text.start(first);
      ends[start] = Math.max(ends[start], text.start(last));
    }
  }
}
