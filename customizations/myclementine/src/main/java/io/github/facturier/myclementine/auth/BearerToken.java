package io.github.facturier.myclementine.auth;

import io.github.facturier.runtime.error.Checks;
import java.util.Collection;
import java.util.List;
import okhttp3.Call;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * A token that an earlier login gave, for those who store it in place of a password. How long one
 * lasts is not documented: a call that receives a 401 fails, and it takes a {@link Login} to get
 * another.
 */
public final class BearerToken extends MyClementineCredentials implements SessionSource {
  /** Stands for a company that nobody named. */
  private static final long NO_COMPANY = 0;

  private final Session session;

  private BearerToken(Session session) {
    this.session = session;
  }

  /**
   * A token of which nothing else is known: no operation is kept back for the accounting type, and
   * {@code client.session()} fails.
   *
   * @throws IllegalArgumentException if it is null, blank, or holds anything but visible ASCII
   *     characters
   */
  public static BearerToken of(@Nullable String token) {
    return new BearerToken(new Session(checked(token), null, NO_COMPANY, Owner.UNKNOWN));
  }

  /**
   * A token with what {@code client.session()} told of it.
   *
   * @throws IllegalArgumentException if the token is null, blank, or holds anything but visible
   *     ASCII characters, the accounting type is null, or the company's identifier is not positive
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
          "BearerToken.of: parameter 'token' holds a space, a line break or another character that no token has");
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
    if (session.societyId() == NO_COMPANY) {
      throw new IllegalStateException(
          "a bare token tells nothing of its owner: use BearerToken.of(token, accounting, societyId), or Login");
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
