package io.github.facturier.contract.secrets;

import static io.github.facturier.contract.behaviour.VosServer.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.behaviour.VosServer;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.SpecOperation.Success;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;

/** What a server may answer, most of it with all of the request in it. */
enum Mischief {
  SUCCESS((echo, operation) -> success(operation)),
  ERROR_TEXT(403, Echo::asMessage),
  ERRORS_BY_FIELD(422, Echo::asMessages),
  ERROR_OF_PHP(409, Echo::asMessageOfPhp),
  BAD_REQUEST(400, Echo::asMessage),
  UNAUTHORIZED(401, Echo::asMessage),
  PLAIN_TEXT(404, Echo::text),
  FORM_TEXT(500, Echo::asForm),
  HTML_TEXT(503, Echo::asHtml),
  TOO_MANY((echo, operation) -> json(429, echo.asMessage()).setHeader("Retry-After", "0")),
  ERROR_IN_SUCCESS(200, Echo::asMessage),
  ERRORS_IN_SUCCESS(
      (echo, operation) ->
          json(200, echo.asMessages().replaceFirst("\\{", "{\"status\":\"error\","))),
  LOGIN_PAGE((echo, operation) -> json(200, echo.asHtml()).setHeader("Content-Type", "text/html")),
  REASON_PHRASE((echo, operation) -> new MockResponse().setStatus("HTTP/1.1 418 " + echo.asLine())),
  NO_HTTP((echo, operation) -> new MockResponse().setStatus("NONSENSE " + echo.asLine())),
  HEADERS(
      (echo, operation) ->
          success(operation)
              .setHeader("X-Echo", echo.asLine())
              .setHeader("Set-Cookie", "echo=" + echo.asForm())),
  LOOP(
      (echo, operation) ->
          new MockResponse().setResponseCode(302).setHeader("Location", echo.target())),
  MALFORMED(200, echo -> "{\"id\":\"" + echo.asForm()),
  MISFIT((echo, operation) -> misfits(operation, echo.asLine())),
  MISFIT_CUT_SHORT(
      (echo, operation) -> {
        String line = echo.asLine();
        int start = Math.max(0, line.indexOf(Canaries.HEAD));
        return misfits(operation, "x".repeat(90) + line.substring(start));
      }),
  CUT((echo, operation) -> VosServer.cut()),
  CUT_IN_BODY(
      (echo, operation) ->
          json(200, echo.asMessage())
              .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY)),
  NO_CONTENT((echo, operation) -> new MockResponse().setResponseCode(204)),
  EMPTY(200, echo -> "");

  private static final Map<String, Buffer> FILES =
      Map.of(
          "application/pdf", new Buffer().writeUtf8("%PDF-1.4\n"),
          "application/zip", new Buffer().writeUtf8("PK\3\4"),
          "text/html", new Buffer().writeUtf8("<!DOCTYPE html>"));

  private final BiFunction<Echo, SpecOperation, MockResponse> answer;

  Mischief(BiFunction<Echo, SpecOperation, MockResponse> answer) {
    this.answer = answer;
  }

  Mischief(int status, Function<Echo, String> body) {
    this((echo, operation) -> json(status, body.apply(echo)));
  }

  MockResponse answer(RecordedRequest request, SpecOperation operation) {
    return answer.apply(Echo.of(request), operation);
  }

  /** Whether the call must fail. */
  boolean isFailure(SpecOperation operation) {
    if (this == LOGIN_PAGE) {
      return !"text/html".equals(operation.success().mediaType());
    }
    return !List.of(
            SUCCESS, HEADERS, NO_CONTENT, EMPTY, MALFORMED, MISFIT, MISFIT_CUT_SHORT, CUT_IN_BODY)
        .contains(this);
  }

  /** The example of the document, with a canary in each secret property. */
  private static MockResponse success(SpecOperation operation) {
    Success success = operation.success();
    if (success.mediaType() == null) {
      return new MockResponse().setResponseCode(success.status());
    }
    if (success.example() == null) {
      return new MockResponse()
          .setHeader("Content-Type", success.mediaType())
          .setBody(FILES.get(success.mediaType()).clone());
    }
    return json(success.status(), Canaries.answer(operation).toString());
  }

  /** The example of the document, with a text in place of everything that is no text. */
  private static MockResponse misfits(SpecOperation operation, String text) {
    JsonElement example = operation.success().example();
    return json(200, example == null ? text : misfit(example, text).toString());
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
