package io.github.facturier.contract.fire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.contract.provider.WireAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What goes wrong. {@link Expectation} says what is to come of it. */
enum Fault {
  CONNECTION_REFUSED(ClientSetup.CLOSED, (request, row) -> {}),
  UNKNOWN_HOST(ClientSetup.UNKNOWN, (request, row) -> {}),
  UNTRUSTED_CERTIFICATE(ClientSetup.UNTRUSTED, (request, row) -> {}),

  CUT_BEFORE_REQUEST((request, row) -> {}),
  CUT_AFTER_REQUEST((request, row) -> {}),
  /** The connection had served a call before. */
  CUT_ON_KEPT_CONNECTION((request, row) -> {}),
  CUT_IN_HEADERS((request, row) -> request.write("HTTP/1.1 200 OK\r\nContent-Type: applica")),
  CUT_IN_BODY((request, row) -> request.answerHalf(row.success())),
  SLOW_BODY(
      ClientSetup.SHORT_TIMEOUT,
      (request, row) -> {
        request.answerHalf(row.success());
        request.outwait();
      }),

  EMPTY_BODY((request, row) -> request.answer(json(row.status(), ""))),
  HTML_PAGE((request, row) -> request.answer(page(row.status(), request))),
  TRUNCATED_JSON(
      (request, row) -> {
        String text =
            row.answer() == Row.Answer.JSON
                ? row.operation().success().example().toString()
                : "{\"id\":1,\"name\":\"Jean Dupont\"}";
        request.answer(row.json(text.substring(0, text.length() / 2)));
      }),
  WRONG_TYPES((request, row) -> request.answer(row.json(WrongTypes.of(row.operation())))),
  NESTED_10_MB(
      (request, row) ->
          request.answer(
              row.isEncrypted()
                  ? encrypted(row)
                  : json(row.status(), Payloads.nesting(row.isList())))),
  GZIP_BOMB(
      ClientSetup.SMALL_RESPONSES,
      (request, row) -> request.answer(bomb(row.status()), "Content-Encoding: gzip")),
  GZIP_BOMB_IN_ERROR(
      ClientSetup.SMALL_RESPONSES,
      (request, row) -> request.answer(bomb(500), "Content-Encoding: gzip")),

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
      (request, row) -> request.answer(error(429, request), "Retry-After: " + inTwentySeconds())),
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

  /** What a server does once it has read a request; the connection is closed afterwards. */
  interface Act {
    void on(Received request, Row row) throws IOException;
  }

  /** How long {@link #STATUS_429_SECONDS} asks to wait. */
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
    this((request, row) -> request.answer(error(status, request)));
  }

  Fault(int status, String retryAfter) {
    this((request, row) -> request.answer(error(status, request), "Retry-After: " + retryAfter));
  }

  void happensTo(Received request, Row row) throws IOException {
    act.on(request, row);
  }

  /** Whether an answer comes in the end, with a status that is none of success. */
  boolean isStatus(Row row) {
    boolean isFollowed = row.operation().isRead();
    return name().startsWith("STATUS_")
        || this == GZIP_BOMB_IN_ERROR
        || name().startsWith("REDIRECT_") && !isFollowed;
  }

  /** For people: {@code cut in body}. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace("status_", "").replace('_', ' ');
  }

  private static WireAnswer json(int status, String text) {
    return new WireAnswer(
        status, "application/json; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A login page, say, which repeats all that was sent. */
  private static WireAnswer page(int status, Received request) {
    String text = "<!DOCTYPE html>\n<html><body><pre>" + request.text() + "</pre></body></html>";
    return new WireAnswer(status, "text/html", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Says in the words of each provider all that was sent. */
  private static WireAnswer error(int status, Received request) {
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

  private static WireAnswer bomb(int status) {
    return new WireAnswer(status, "application/json", Payloads.bomb());
  }

  private static WireAnswer encrypted(Row row) {
    return new WireAnswer(row.status(), "text/html", Payloads.encryptedNesting(row));
  }

  private static void redirect(Received request, String location) throws IOException {
    request.answer(new WireAnswer(302, null, new byte[0]), "Location: " + location);
  }

  private static String inTwentySeconds() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(20));
  }
}
