package io.github.facturier.facturationpro.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The query of the redirect URL that a user returns to.
 *
 * <p>Source: RFC 6749, sections 4.1.2 and 10.12.
 */
final class AuthorizationResponse {
  private static final String DECLINED = "access_denied";
  private static final int MAX_DESCRIPTION = 200;

  private final HttpUrl url;

  AuthorizationResponse(URI redirected) {
    HttpUrl.Builder builder = HttpUrl.get("https://localhost/").newBuilder();
    this.url = builder.encodedQuery(redirected.getRawQuery()).build();
  }

  /**
   * Checks the state and returns the code.
   *
   * @throws AuthorizationException if the state is wrong or there is no code
   */
  String code(@Nullable String expectedState) {
    checkState(expectedState);
    String error = only("error");
    if (error != null) {
      String description = shown(only("error_description"));
      throw DECLINED.equals(error)
          ? new AuthorizationDeclinedException(error, description)
          : failure(shown(error), description);
    }
    String code = only("code");
    if (code == null) {
      throw new AuthorizationException("the URL has neither a code nor an error", null, null);
    }
    return code;
  }

  private void checkState(@Nullable String expected) {
    if (expected == null || expected.isBlank()) {
      throw new InvalidStateException(
          "no expected state: the user's session has ended, or is a different one");
    }
    List<@Nullable String> received = url.queryParameterValues("state");
    String state = received.size() == 1 ? received.get(0) : null;
    if (state == null) {
      throw new InvalidStateException(
          received.size() > 1 ? "the URL has several states" : "the URL has no state");
    }
    if (!MessageDigest.isEqual(bytes(state), bytes(expected))) {
      throw new InvalidStateException("the state differs from the expected one");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static AuthorizationException failure(@Nullable String error, @Nullable String about) {
    String message = "authorization failed: " + error + (about == null ? "" : ": " + about);
    return new AuthorizationException(message, error, about);
  }

  /** Returns the single value of a parameter, null if it is missing or blank. */
  private @Nullable String only(String name) {
    List<@Nullable String> values = url.queryParameterValues(name);
    if (values.size() > 1) {
      throw new AuthorizationException(
          "the URL has the parameter '" + name + "' " + values.size() + " times", null, null);
    }
    String value = values.isEmpty() ? null : values.get(0);
    return value == null || value.isBlank() ? null : value;
  }

  /** Sanitizes an untrusted text of the URL for messages and logs. */
  private @Nullable String shown(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String line =
        text.chars()
            .map(c -> Character.isISOControl(c) ? ' ' : c)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    for (String secret : List.of("code", "state")) {
      for (String value : url.queryParameterValues(secret)) {
        line = value == null || value.isEmpty() ? line : line.replace(value, "[hidden]");
      }
    }
    if (line.length() <= MAX_DESCRIPTION) {
      return line;
    }
    boolean splits = Character.isHighSurrogate(line.charAt(MAX_DESCRIPTION - 1));
    return line.substring(0, splits ? MAX_DESCRIPTION - 1 : MAX_DESCRIPTION) + "…";
  }
}
