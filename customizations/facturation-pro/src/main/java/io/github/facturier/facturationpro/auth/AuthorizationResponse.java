package io.github.facturier.facturationpro.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The query of the address that a user comes back to.
 *
 * <p>Source: RFC 6749, sections 4.1.2 and 10.12.
 */
final class AuthorizationResponse {
  private static final String DECLINED = "access_denied";
  private static final int LONGEST_DESCRIPTION = 200;

  private final HttpUrl url;

  AuthorizationResponse(URI redirected) {
    HttpUrl.Builder builder = HttpUrl.get("https://localhost/").newBuilder();
    this.url = builder.encodedQuery(redirected.getRawQuery()).build();
  }

  /**
   * The code, once the state is found to be the one that was sent.
   *
   * @throws AuthorizationException if there is no such code
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
      throw new AuthorizationException("the address has neither a code nor an error", null, null);
    }
    return code;
  }

  private void checkState(@Nullable String expected) {
    if (expected == null || expected.isBlank()) {
      throw new InvalidStateException(
          "no state was kept: the user's session ended, or is another one");
    }
    List<@Nullable String> received = url.queryParameterValues("state");
    String state = received.size() == 1 ? received.get(0) : null;
    if (state == null) {
      throw new InvalidStateException(
          received.size() > 1 ? "the address has several states" : "the address has no state");
    }
    if (!MessageDigest.isEqual(bytes(state), bytes(expected))) {
      throw new InvalidStateException("the state is not the one that was sent");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static AuthorizationException failure(@Nullable String error, @Nullable String about) {
    String message = "no consent: " + error + (about == null ? "" : ": " + about);
    return new AuthorizationException(message, error, about);
  }

  /** A parameter that comes once, null if it is missing or blank. */
  private @Nullable String only(String name) {
    List<@Nullable String> values = url.queryParameterValues(name);
    if (values.size() > 1) {
      throw new AuthorizationException(
          "the address has the parameter '" + name + "' " + values.size() + " times", null, null);
    }
    String value = values.isEmpty() ? null : values.get(0);
    return value == null || value.isBlank() ? null : value;
  }

  /** A text of the address, which anybody may have written, for messages and logs. */
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
    if (line.length() <= LONGEST_DESCRIPTION) {
      return line;
    }
    boolean splits = Character.isHighSurrogate(line.charAt(LONGEST_DESCRIPTION - 1));
    return line.substring(0, splits ? LONGEST_DESCRIPTION - 1 : LONGEST_DESCRIPTION) + "…";
  }
}
