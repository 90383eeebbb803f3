package io.github.facturier.runtime.client;

import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.internal.io.PlainText;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Builds and checks server URLs: from the spec's template and its variables, or from the user's
 * text.
 */
final class ServerUrl {
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?");

  /** A whole URL or host name, given where only the first label is expected. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://)?(" + LABEL + ")[./].*", Pattern.CASE_INSENSITIVE);

  private ServerUrl() {}

  /** Inserts the variables into the template. Each is one label of the host name. */
  static HttpUrl of(String client, String template, Map<String, String> variables) {
    String text = template;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      if (!LABEL.matcher(variable.getValue()).matches()) {
        throw new IllegalArgumentException(
            client
                + ".builder(): parameter '"
                + variable.getKey()
                + "' must be one label of the host name (letters, digits, hyphens), but is \""
                + PlainText.quoted(variable.getValue())
                + "\""
                + suggestion(template, variables, variable));
      }
      text = text.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return parse(client, text);
  }

  /** Suggests the label to write instead of a whole URL; empty if unknown. */
  private static String suggestion(
      String template, Map<String, String> variables, Map.Entry<String, String> wrong) {
    Matcher address = ADDRESS.matcher(wrong.getValue());
    if (!address.matches()) {
      return "";
    }
    String label = address.group(1);
    String text = template.replace("{" + wrong.getKey() + "}", label);
    for (Map.Entry<String, String> other : variables.entrySet()) {
      text = text.replace("{" + other.getKey() + "}", other.getValue());
    }
    return ": write " + wrong.getKey() + "(\"" + label + "\") for " + text;
  }

  /** Parses a URL. */
  static HttpUrl parse(String client, String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null || url.querySize() > 0 || url.fragment() != null) {
      throw new IllegalArgumentException(
          client + ".builder().baseUrl(...): not a URL such as https://example.com/");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException(
          client + ".builder().baseUrl(...): a URL must not contain a password");
    }
    return url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
  }

  /** Rejects http to another machine, unless it is allowed. */
  static HttpUrl checked(String client, HttpUrl url, boolean insecureHttp) {
    if (!insecureHttp && !Checks.isConfidential(url)) {
      throw new IllegalArgumentException(
          client
              + ".builder().baseUrl(...): http sends secrets without encryption; use https ("
              + url.host()
              + " is not this machine), or call allowInsecureHttp() in a test");
    }
    return url;
  }
}
