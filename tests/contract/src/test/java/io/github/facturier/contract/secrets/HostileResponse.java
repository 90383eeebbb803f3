package io.github.facturier.contract.secrets;

import static io.github.facturier.contract.behaviour.VosServer.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.behaviour.VosServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;

/** Responses of a faulty or hostile server; most contain the whole request. */
enum HostileResponse {
  SUCCESS(Scene::success),
  ERROR_TEXT(403, (echo, provider) -> echo.asMessage(provider)),
  ERRORS_BY_FIELD(422, (echo, provider) -> echo.asMessages(provider)),
  ERROR_OF_PHP(scene -> scene.clear(409, scene.echo().asMessageOfPhp(scene.provider()))),
  BAD_REQUEST(400, (echo, provider) -> echo.asMessage(provider)),
  UNAUTHORIZED(401, (echo, provider) -> echo.asMessage(provider)),
  PLAIN_TEXT(scene -> scene.clear(404, scene.echo().text())),
  FORM_TEXT(500, (echo, provider) -> echo.asForm()),
  HTML_TEXT(scene -> scene.clear(503, scene.echo().asHtml())),
  TOO_MANY(
      scene ->
          scene.json(429, scene.echo().asMessage(scene.provider())).setHeader("Retry-After", "0")),
  ERROR_IN_SUCCESS(200, (echo, provider) -> echo.asMessage(provider)),
  ERRORS_IN_SUCCESS(
      200,
      (echo, provider) -> echo.asMessages(provider).replaceFirst("\\{", "{\"status\":\"error\",")),
  LOGIN_PAGE(
      scene -> scene.clear(200, scene.echo().asHtml()).setHeader("Content-Type", "text/html")),
  REASON_PHRASE(scene -> new MockResponse().setStatus("HTTP/1.1 418 " + scene.echo().asLine())),
  NO_HTTP(scene -> new MockResponse().setStatus("NONSENSE " + scene.echo().asLine())),
  HEADERS(
      scene ->
          scene
              .success()
              .setHeader("X-Echo", scene.echo().asLine())
              .setHeader("X-Pagination", scene.echo().asLine())
              .setHeader("Content-Disposition", "attachment; filename=" + scene.echo().asLine())
              .setHeader("Set-Cookie", "echo=" + scene.echo().asForm())),
  LOOP(
      scene ->
          new MockResponse().setResponseCode(302).setHeader("Location", scene.echo().target())),
  MALFORMED(200, (echo, provider) -> "{\"id\":\"" + echo.asForm()),
  MISFIT(scene -> misfits(scene, scene.echo().asLine())),
  MISFIT_CUT_SHORT(
      scene -> {
        String line = scene.echo().asLine();
        int start = Math.max(0, line.indexOf(Canaries.HEAD));
        return misfits(scene, "x".repeat(90) + line.substring(start));
      }),
  CUT(scene -> VosServer.cut()),
  CUT_IN_BODY(
      scene ->
          scene
              .clear(200, scene.echo().asMessage(scene.provider()))
              .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY)),
  NO_CONTENT(scene -> new MockResponse().setResponseCode(204)),
  EMPTY(scene -> scene.clear(200, ""));

  private final Function<Scene, MockResponse> response;

  HostileResponse(Function<Scene, MockResponse> response) {
    this.response = response;
  }

  HostileResponse(int status, BiFunction<Echo, ProviderUnderTest, String> body) {
    this(scene -> scene.json(status, body.apply(scene.echo(), scene.provider())));
  }

  MockResponse response(Scene scene) {
    return response.apply(scene);
  }

  /**
   * Whether the response is data like any other, since this provider's errors have a status of
   * their own: a model shows what it holds.
   */
  boolean isData(ProviderUnderTest provider) {
    return provider.hasStatusOfErrors() && (this == ERROR_IN_SUCCESS || this == ERRORS_IN_SUCCESS);
  }

  /** Whether the call must fail. */
  boolean isFailure(ProviderUnderTest provider, SpecOperation operation) {
    String type = operation.success().mediaType();
    return switch (this) {
      case SUCCESS, HEADERS, NO_CONTENT, EMPTY, MALFORMED, MISFIT, MISFIT_CUT_SHORT, CUT_IN_BODY ->
          false;
      case ERROR_IN_SUCCESS, ERRORS_IN_SUCCESS -> !isData(provider) && !"text/html".equals(type);
      case LOGIN_PAGE -> !"text/html".equals(type);
      default -> true;
    };
  }

  /** The example of the document, with a text in place of everything that is no text. */
  private static MockResponse misfits(Scene scene, String text) {
    JsonElement example = scene.operation().success().example();
    return scene.json(200, example == null ? text : misfit(example, text).toString());
  }

  private static JsonElement misfit(JsonElement json, String text) {
    if (json instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(item -> copy.add(misfit(item, text)));
      return copy;
    }
    if (json instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      object.entrySet().forEach(entry -> copy.add(entry.getKey(), misfit(entry.getValue(), text)));
      return copy;
    }
    boolean isText = json.isJsonPrimitive() && json.getAsJsonPrimitive().isString();
    return isText || json.isJsonNull() ? json : new JsonPrimitive(text);
  }
}
