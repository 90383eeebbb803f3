package io.github.facturier.myclementine.auth;

import io.github.facturier.runtime.error.Checks;
import java.util.Collection;
import java.util.List;
import okhttp3.Call;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * A token of an earlier login, for applications that store it instead of a password. Its lifetime
 * is not documented: a call that receives 401 fails, and a {@link Login} is needed for a new token.
 */
public final class BearerToken extends MyClementineCredentials implements SessionSource {
  private final Session session;

  private BearerToken(Session session) {
    this.session = session;
  }

  /**
   * Creates the credentials from a token only: operations are not checked for the accounting type,
   * and {@code client.session()} throws.
   *
   * @throws IllegalArgumentException if it is null, blank, or has a character other than visible
   *     ASCII
   */
  public static BearerToken of(@Nullable String token) {
    return new BearerToken(new Session(checked(token), null, null, Owner.UNKNOWN));
  }

  /**
   * Creates the credentials from a token and the values of its {@code client.session()}.
   *
   * @throws IllegalArgumentException if the token is null, blank, or has a character other than
   *     visible ASCII, the accounting type is null, or the company's identifier is not positive
   */
  public static BearerToken of(@Nullable String token, Accounting accounting, long societyId) {
    Checks.atLeast("BearerToken.of", "societyId", "1", societyId);
    Checks.required("BearerToken.of", "accounting", accounting);
    return new BearerToken(new Session(checked(token), accounting, societyId, Owner.UNKNOWN));
  }

  private static String checked(@Nullable String token) {
    Checks.notBlank("BearerToken.of", "token", token);
    if (!isToken(token)) {
      throw new IllegalArgumentException(
          "BearerToken.of: parameter 'token' must have only visible ASCII characters, without spaces and line breaks");
    }
    return token;
  }

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  @Override
  public Interceptor interceptor() {
    return new TokenInterceptor(this);
  }

  @Override
  public Session open(@Nullable Call call) {
    return session;
  }

  @Override
  public boolean expire(Session expired) {
    return false;
  }

  @Override
  public Session session() {
    if (!session.hasSocietyId()) {
      throw new IllegalStateException(
          "a token alone has no session data: use BearerToken.of(token, accounting, societyId), or Login");
    }
    return session;
  }

  @Override
  public Collection<String> secrets() {
    return List.of(session.token());
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "BearerToken[hidden]";
  }
}
