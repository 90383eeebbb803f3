package io.github.facturier.myclementine.auth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import org.jspecify.annotations.Nullable;

/**
 * The result of a login: the token, its owner and the company. Immutable.
 *
 * <p>Source: index.md, lines 37-84.
 */
public final class Session {
  private final String token;
  private final @Nullable Accounting accounting;
  private final @Nullable Long societyId;
  private final Owner owner;

  Session(String token, @Nullable Accounting accounting, @Nullable Long societyId, Owner owner) {
    this.token = token;
    this.accounting = accounting;
    this.societyId = societyId;
    this.owner = owner;
  }

  /**
   * Decodes the response to a login. All but the token may be missing.
   *
   * @throws DecodingException if it has no token that is valid in a header
   */
  static Session read(Model response) {
    JsonObject data = object(response.property("data"));
    String token = text(data, "token");
    if (token == null || !BearerToken.isToken(token)) {
      throw unreadable("the response to the login has no valid token");
    }
    JsonObject user = object(data.get("user"));
    return new Session(
        token,
        Accounting.ofWire(text(data, "type_compta")),
        number(data, "society_id"),
        new Owner(
            number(user, "id"),
            text(user, "firstname"),
            text(user, "lastname"),
            text(user, "email")));
  }

  private static DecodingException unreadable(String problem) {
    return DecodingException.of(ApiError.of(problem));
  }

  private static JsonObject object(@Nullable JsonElement json) {
    return json instanceof JsonObject object ? object : new JsonObject();
  }

  private static @Nullable String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  private static @Nullable Long number(JsonObject object, String name) {
    String text = text(object, name);
    return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  /** The token (jeton d'authentification). It is as secret as a password. */
  public String token() {
    return token;
  }

  /** The accounting type of the company; null if unknown. */
  public @Nullable Accounting accounting() {
    return accounting;
  }

  /** Whether the login told the company. */
  public boolean hasSocietyId() {
    return societyId != null;
  }

  /**
   * The identifier of the company (société), which many calls need.
   *
   * @throws IllegalStateException if the login did not tell it
   */
  public long societyId() {
    if (societyId == null) {
      throw new IllegalStateException(
          "the response to the login has no society_id: pass the identifier of the company yourself");
    }
    return societyId;
  }

  /** The user of the token. */
  public Owner owner() {
    return owner;
  }

  /** Everything but the token. */
  @Override
  public String toString() {
    return "Session{token=[hidden], accounting="
        + accounting
        + ", societyId="
        + (societyId == null ? "unknown" : societyId)
        + ", owner="
        + owner
        + "}";
  }
}
