package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Part;
import io.github.facturier.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The account itself, its users and the login. */
final class Accounts {
  static final String NAME = "votrecompte";
  static final String LOGIN = "jean.dupont";
  static final String EMAIL = "jean.dupont@exemple.com";
  static final String PASSWORD = "mot-de-passe-du-bac-a-sable";

  private final AccountState state;
  private final String apiToken;

  Accounts(AccountState state, String apiToken) {
    this.state = state;
    this.apiToken = apiToken;
  }

  /** Whether a call carries the token, or a user name and password as HTTP basic. */
  boolean authorised(Call call) {
    String basic =
        Base64.getEncoder()
            .encodeToString((LOGIN + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return apiToken.equals(token(call))
        || ("Basic " + basic).equals(call.headers().get("Authorization"));
  }

  private static @Nullable String token(Call call) {
    Part part = call.part("api_token");
    return part == null ? call.param("api_token") : part.text();
  }

  Reply login(Call call) {
    String login = call.param("login", "");
    boolean known = login.equals(LOGIN) || login.equals(EMAIL);
    if (!known || !PASSWORD.equals(call.param("password"))) {
      throw ErrorResponses.unauthorized();
    }
    JsonObject session = account();
    session.addProperty("first_name", "Jean");
    session.addProperty("last_name", "Dupont");
    return Reply.json(200, session);
  }

  Reply get(Call call) {
    return Reply.json(200, account());
  }

  private JsonObject account() {
    return Json.object(
        "prefix", NAME, "api_token", apiToken, "url", state.url, "login", LOGIN, "email", EMAIL);
  }

  /** Answers as if an account had been created; its token opens nothing here. */
  Reply create(Call call) {
    String prefix = Json.text(AccountState.body(call, "account"), "prefix", "");
    if (prefix.isBlank()) {
      throw ErrorResponses.invalid("prefix", ErrorResponses.BLANK);
    }
    JsonObject owner =
        Objects.requireNonNull(call.json()).get("user") instanceof JsonObject user
            ? user
            : new JsonObject();
    return Reply.json(
        201,
        Json.object(
            "prefix", prefix,
            "api_token", state.newToken(),
            "url", "https://" + prefix + ".vosfactures.fr",
            "login", Json.text(owner, "login", Json.text(owner, "email", LOGIN)),
            "email", Json.text(owner, "email", EMAIL)));
  }

  Reply delete(Call call) {
    return Reply.json(
        200, Json.object("code", "success", "message", "Email de suppression du compte envoyé !"));
  }

  Reply addUser(Call call) {
    JsonObject input = AccountState.body(call, "user").deepCopy();
    if (!Json.flag(input, "invite") && Json.blank(input, "password")) {
      throw ErrorResponses.invalid("password", ErrorResponses.BLANK);
    }
    input.remove("password");
    Json.copy(input, "email", input, "login");
    Json.fill(input, "role", "member");
    return Reply.json(
        200, new CrudHandlers(state, state.users, "user", List.of("email"), List.of()).add(input));
  }
}
