package io.github.facturier.contract.fire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.contract.provider.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Faults of servers and networks. {@link Expectation} has the expected outcomes. */
enum Fault {
  CONNECTION_REFUSED(ClientSetup.CLOSED, (request, row) -> {}),
  UNKNOWN_HOST(ClientSetup.UNKNOWN, (request, row) -> {}),
  UNTRUSTED_CERTIFICATE(ClientSetup.UNTRUSTED, (request, row) -> {}),

  CUT_BEFORE_REQUEST((request, row) -> {}),
  CUT_AFTER_REQUEST((request, row) -> {}),
  /** On a connection that was used before. */
  CUT_ON_KEPT_CONNECTION((request, row) -> {}),
  CUT_IN_HEADERS((request, row) -> request.write("HTTP/1.1 200 OK\r\nContent-Type: applica")),
  CUT_IN_BODY((request, row) -> request.respondHalf(row.success())),
  SLOW_BODY(
      ClientSetup.SHORT_TIMEOUT,
      (request, row) -> {
        request.respondHalf(row.success());
        request.outwait();
      }),

  EMPTY_BODY((request, row) -> request.respond(json(row.status(), ""))),
  HTML_PAGE((request, row) -> request.respond(page(row.status(), request))),
  TRUNCATED_JSON(
      (request, row) -> {
        String text =
            row.responseKind() == Row.ResponseKind.JSON
                ? row.operation().success().example().toString()
                : "{\"id\":1,\"name\":\"Jean Dupont\"}";
        request.respond(row.json(text.substring(0, text.length() / 2)));
      }),
  WRONG_TYPES((request, row) -> request.respond(row.json(WrongTypes.of(row.operation())))),
  NESTED_10_MB(
      (request, row) ->
          request.respond(
              row.isEncrypted()
                  ? encrypted(row)
                  : json(row.status(), Payloads.nesting(row.isList())))),
  GZIP_BOMB(
      ClientSetup.SMALL_RESPONSES,
      (request, row) -> request.respond(bomb(row.status()), "Content-Encoding: gzip")),
  GZIP_BOMB_IN_ERROR(
      ClientSetup.SMALL_RESPONSES,
      (request, row) -> request.respond(bomb(500), "Content-Encoding: gzip")),

  STATUS_400(400),
  STATUS_401(401),
  STATUS_403(403),
  STATUS_404(404),
  STATUS_408(408),
  STATUS_409(409),
  STATUS_422(422),
  STATUS_425(425),
  STATUS_429(429),
  STATUS_429_SECONDS(429, "7"),
  STATUS_429_DATE(
      (request, row) -> request.respond(error(429, request), "Retry-After: " + inTwentySeconds())),
  STATUS_429_AT_ONCE(429, "0"),
  STATUS_429_CENTURIES(429, "9999999999"),
  STATUS_429_NO_NUMBER_SO_LARGE(429, "99999999999999999999"),
  STATUS_429_BEFORE_NOW(429, "-3600"),
  STATUS_429_NONSENSE(429, "bientôt"),
  STATUS_500(500),
  STATUS_502(502),
  STATUS_503(503),
  STATUS_503_AT_ONCE(503, "0"),
  STATUS_503_CENTURIES(503, "9999999999"),
  STATUS_504(504),

  REDIRECT_LOOP((request, row) -> redirect(request, request.target())),
  REDIRECT_ELSEWHERE(
      (request, row) -> redirect(request, FaultyServer.elsewhere(request) + request.target()));

  /** The behaviour of the server after a request was read; then the connection is closed. */
  interface Act {
    void on(Received request, Row row) throws IOException;
  }

  /** The {@code Retry-After} of {@link #STATUS_429_SECONDS}. */
  static final Duration SECONDS = Duration.ofSeconds(7);

  final ClientSetup setup;
  private final Act act;

  Fault(ClientSetup setup, Act act) {
    this.setup = setup;
    this.act = act;
  }

  Fault(Act act) {
    this(ClientSetup.DIRECT, act);
  }

  Fault(int status) {
    this((request, row) -> request.respond(error(status, request)));
  }

  Fault(int status, String retryAfter) {
    this((request, row) -> request.respond(error(status, request), "Retry-After: " + retryAfter));
  }

  void happensTo(Received request, Row row) throws IOException {
    act.on(request, row);
  }

  /** Whether the final response has an error status. */
  boolean isStatus(Row row) {
    boolean isFollowed = row.operation().isRedirected();
    return name().startsWith("STATUS_")
        || this == GZIP_BOMB_IN_ERROR
        || name().startsWith("REDIRECT_") && !isFollowed;
  }

  /** The displayed name: {@code cut in body}. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace("status_", "").replace('_', ' ');
  }

  private static WireResponse json(int status, String text) {
    return new WireResponse(
        status, "application/json; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** An HTML page, such as a login page, that repeats the request. */
  private static WireResponse page(int status, Received request) {
    String text = "<!DOCTYPE html>\n<html><body><pre>" + request.text() + "</pre></body></html>";
    return new WireResponse(status, "text/html", text.getBytes(StandardCharsets.UTF_8));
  }

  /** An error in the format of each provider that repeats the request. */
  private static WireResponse error(int status, Received request) {
    JsonArray texts = new JsonArray();
    texts.add(request.text());
    JsonObject factomos = new JsonObject();
    factomos.addProperty("code", -1);
    factomos.addProperty("message", request.text());
    JsonObject error = new JsonObject();
    error.addProperty("code", "error");
    error.addProperty("message", request.text());
    error.addProperty("Message", request.text());
    error.addProperty("success", "false");
    error.add("errors", texts);
    error.add("error", factomos);
    return json(status, error.toString());
  }

  private static WireResponse bomb(int status) {
    return new WireResponse(status, "application/json", Payloads.bomb());
  }

  private static WireResponse encrypted(Row row) {
    return new WireResponse(row.status(), "text/html", Payloads.encryptedNesting(row));
  }

  private static void redirect(Received request, String location) throws IOException {
    request.respond(new WireResponse(302, null, new byte[0]), "Location: " + location);
  }

  private static String inTwentySeconds() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(20));
  }
}
