package io.github.facturier.runtime;

import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Addresses that a client may be given: made of the spec's server and its variables, or named by
 * the user.
 */
final class ServerUrl {
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?");

  private ServerUrl() {}

  /** Puts the variables into the template; a value that could change the host is refused. */
  static HttpUrl of(String client, String template, Map<String, String> variables) {
    String text = template;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      if (!LABEL.matcher(variable.getValue()).matches()) {
        throw new IllegalArgumentException(
            client
                + ".builder(): "
                + variable.getKey()
                + " is the part of the address that names yours, such as \"votrecompte\"; \""
                + Misfit.cut(variable.getValue())
                + "\" cannot be it");
      }
      text = text.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return parse(client, text);
  }

  /** Checks an address: https, or http to this very machine. */
  static HttpUrl parse(String client, String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null || url.querySize() > 0 || url.fragment() != null) {
      throw new IllegalArgumentException(
          client + ".builder().baseUrl(...): not an address such as https://example.com/");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException(
          client + ".builder().baseUrl(...): an address must not hold a password");
    }
    if (!Checks.isConfidential(url)) {
      throw new IllegalArgumentException(
          client
              + ".builder().baseUrl(...): http would send secrets in the clear; use https ("
              + url.host()
              + " is not this machine)");
    }
    return url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
  }
}
