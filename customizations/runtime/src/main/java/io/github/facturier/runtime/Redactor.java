package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Takes secrets out of text: known values wherever they stand, and the values of parameters with
 * telling names.
 */
final class Redactor {
  static final String HIDDEN = "[hidden]";

  private static final Pattern TELLING =
      Pattern.compile(
          "token|passw|secret|api[_-]?key|signature|credential|authorization|cookie|policy",
          Pattern.CASE_INSENSITIVE);

  /** Shorter values than this would blot out half of a text, and are no secrets. */
  private static final int SHORTEST_SECRET = 4;

  /** Asked each time, since some secrets change, as tokens do. */
  private final Supplier<? extends Collection<String>> secrets;

  private volatile Prepared prepared = new Prepared(List.of(), List.of());

  Redactor(Supplier<? extends Collection<String>> secrets) {
    this.secrets = secrets;
  }

  Redactor(Collection<String> secrets) {
    List<String> copy = List.copyOf(secrets);
    this.secrets = () -> copy;
  }

  Redactor with(Collection<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(secrets.get());
    all.addAll(more);
    return new Redactor(all);
  }

  static boolean isTelling(String name) {
    return TELLING.matcher(name).find();
  }

  /** Whether a text holds a secret. */
  boolean finds(String text) {
    return !text(text).equals(text);
  }

  String text(String text) {
    String clean = text;
    for (Pattern spelling : spellings()) {
      clean = spelling.matcher(clean).replaceAll(HIDDEN);
    }
    return clean;
  }

  private List<Pattern> spellings() {
    List<String> now = List.copyOf(secrets.get());
    Prepared last = prepared;
    if (!last.secrets.equals(now)) {
      last = Prepared.of(now);
      prepared = last;
    }
    return last.spellings;
  }

  String url(HttpUrl url) {
    HttpUrl.Builder clean = url.newBuilder().username("").password("").fragment(null);
    for (String name : url.queryParameterNames()) {
      if (isTelling(name)) {
        clean.setQueryParameter(name, HIDDEN);
      }
    }
    return text(clean.build().toString()).replace("%5Bhidden%5D", HIDDEN);
  }

  /** A JSON value as text, with the values of telling names hidden at any depth. */
  static String hideSecrets(String name, JsonElement json) {
    if (isTelling(name) && json.isJsonPrimitive()) {
      return HIDDEN;
    }
    return hide(json.deepCopy()).toString();
  }

  private static JsonElement hide(JsonElement json) {
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(Redactor::hide);
    } else if (json instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        if (isTelling(entry.getKey()) && entry.getValue().isJsonPrimitive()) {
          entry.setValue(new JsonPrimitive(HIDDEN));
        } else {
          hide(entry.getValue());
        }
      }
    }
    return json;
  }

  /** What to look for, made ready: secrets seldom change from one text to the next. */
  private record Prepared(List<String> secrets, List<Pattern> spellings) {
    /** The longest first, since one secret may be a part of another. */
    static Prepared of(List<String> secrets) {
      List<Pattern> spellings =
          secrets.stream()
              .filter(secret -> secret.length() >= SHORTEST_SECRET)
              .sorted(Comparator.comparingInt(String::length).reversed())
              .map(Spellings::of)
              .toList();
      return new Prepared(secrets, spellings);
    }
  }
}
