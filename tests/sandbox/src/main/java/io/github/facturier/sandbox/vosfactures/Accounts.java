package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Part;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Account, users and login. */
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

  /** Whether a request has the API token, or user name and password with basic authentication. */
  boolean authorized(Request request) {
    String basic =
        Base64.getEncoder()
            .encodeToString((LOGIN + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return apiToken.equals(token(request))
        || ("Basic " + basic).equals(request.headers().get("Authorization"));
  }

  private static @Nullable String token(Request request) {
    Part part = request.part("api_token");
    return part == null ? request.param("api_token") : part.text();
  }

  Response login(Request request) {
    String login = request.param("login", "");
    boolean known = login.equals(LOGIN) || login.equals(EMAIL);
    if (!known || !PASSWORD.equals(request.param("password"))) {
      throw ErrorResponses.unauthorized();
    }
    JsonObject session = account();
    session.addProperty("first_name", "Jean");
    session.addProperty("last_name", "Dupont");
    return Response.json(200, session);
  }

  Response get(Request request) {
    return Response.json(200, account());
  }

  private JsonObject account() {
    return Json.object(
        "prefix", NAME, "api_token", apiToken, "url", state.url, "login", LOGIN, "email", EMAIL);
  }

  /** Responds as if an account were created. Its token is not accepted by the sandbox. */
  Response create(Request request) {
    String prefix = Json.text(AccountState.body(request, "account"), "prefix", "");
    if (prefix.isBlank()) {
      throw ErrorResponses.invalid("prefix", ErrorResponses.BLANK);
    }
    JsonObject owner =
        Objects.requireNonNull(request.json()).get("user") instanceof JsonObject user
            ? user
            : new JsonObject();
    return Response.json(
        201,
        Json.object(
            "prefix", prefix,
            "api_token", state.newToken(),
            "url", "https://" + prefix + ".vosfactures.fr",
            "login", Json.text(owner, "login", Json.text(owner, "email", LOGIN)),
            "email", Json.text(owner, "email", EMAIL)));
  }

  /** Responds as if the settings were changed. The sandbox has none that it acts upon. */
  Response update(Request request) {
    AccountState.body(request, "account");
    return Response.json(200, account());
  }

  Response delete(Request request) {
    return Response.json(
        200, Json.object("code", "success", "message", "Email de suppression du compte envoyé !"));
  }

  Response addUser(Request request) {
    JsonObject input = AccountState.body(request, "user").deepCopy();
    if (!Json.flag(input, "invite") && Json.blank(input, "password")) {
      throw ErrorResponses.invalid("password", ErrorResponses.BLANK);
    }
    input.remove("password");
    Json.copy(input, "email", input, "login");
    Json.fill(input, "role", "member");
    return Response.json(
        200, new CrudHandlers(state, state.users, "user", List.of("email"), List.of()).add(input));
  }
}
