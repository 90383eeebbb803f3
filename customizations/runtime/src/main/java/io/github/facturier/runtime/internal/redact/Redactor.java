package io.github.facturier.runtime.internal.redact;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Hides secrets in text: known values anywhere, and the values of parameters whose name indicates a
 * secret.
 */
public final class Redactor {
  public static final String HIDDEN = "[hidden]";

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "token|passw|secret|api[_-]?key|signature|credential|authorization|cookie|policy",
          Pattern.CASE_INSENSITIVE);

  /** Queried for each text, since some secrets change, for example tokens. */
  private final Supplier<? extends Collection<String>> secrets;

  private volatile Prepared prepared;
  private volatile @Nullable Extended extended;

  public Redactor(Supplier<? extends Collection<String>> secrets) {
    this.secrets = secrets;
    this.prepared = new Prepared(List.of(), SecretFinder.NONE);
  }

  public Redactor(Collection<String> secrets) {
    this(List.copyOf(secrets), SecretFinder.NONE.and(secrets));
  }

  private Redactor(List<String> secrets, SecretFinder finder) {
    this.secrets = () -> secrets;
    this.prepared = new Prepared(secrets, finder);
  }

  /** Returns a redactor that also hides the secrets of one call. */
  public Redactor with(Collection<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    Prepared base = prepared();
    Extended last = extended;
    if (last == null || last.base != base || !last.more.equals(more)) {
      last = Extended.of(base, List.copyOf(more));
      extended = last;
    }
    return last.redactor;
  }

  public static boolean isSecretName(String name) {
    return SECRET_NAME.matcher(name).find();
  }

  /** Whether a text contains a secret. */
  public boolean finds(String text) {
    return prepared().finder.finds(text);
  }

  public String text(String text) {
    return prepared().finder.hide(text, HIDDEN);
  }

  private Prepared prepared() {
    List<String> now = List.copyOf(secrets.get());
    Prepared last = prepared;
    if (!last.secrets.equals(now)) {
      last = new Prepared(now, SecretFinder.NONE.and(now));
      prepared = last;
    }
    return last;
  }

  public String url(HttpUrl url) {
    HttpUrl.Builder clean = url.newBuilder().username("").password("").fragment(null);
    for (String name : url.queryParameterNames()) {
      if (isSecretName(name)) {
        clean.setQueryParameter(name, HIDDEN);
      }
    }
    return text(clean.build().toString()).replace("%5Bhidden%5D", HIDDEN);
  }

  /** Returns a JSON value as text. Values whose name indicates a secret are hidden at any depth. */
  public static String hideSecrets(String name, JsonElement json) {
    boolean isSecret = isSecretName(name);
    return isSecret && json.isJsonPrimitive() ? HIDDEN : hide(json, isSecret).toString();
  }

  private static JsonElement hide(JsonElement json, boolean isSecret) {
    if (json instanceof JsonArray items) {
      JsonArray shown = new JsonArray();
      items.forEach(item -> shown.add(hide(item, isSecret)));
      return shown;
    } else if (json instanceof JsonObject object) {
      JsonObject shown = new JsonObject();
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        String name = entry.getKey();
        shown.add(name, hide(entry.getValue(), isSecret || isSecretName(name)));
      }
      return shown;
    }
    return isSecret && json.isJsonPrimitive() ? new JsonPrimitive(HIDDEN) : json;
  }

  /** Cached, since secrets seldom change between two texts. */
  private record Prepared(List<String> secrets, SecretFinder finder) {}

  /** Cached, since one call has several texts: its URL, its log lines, its exception. */
  private record Extended(Prepared base, List<String> more, Redactor redactor) {
    static Extended of(Prepared base, List<String> more) {
      List<String> all = new ArrayList<>(base.secrets);
      all.addAll(more);
      return new Extended(base, more, new Redactor(List.copyOf(all), base.finder.and(more)));
    }
  }
}
