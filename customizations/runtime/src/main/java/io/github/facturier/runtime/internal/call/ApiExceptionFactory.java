package io.github.facturier.runtime.internal.call;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.PermissionException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.internal.http.OperationMetadata;
import io.github.facturier.runtime.internal.http.OutcomeInterceptor;
import io.github.facturier.runtime.internal.http.RedirectRejectedException;
import io.github.facturier.runtime.internal.http.RetryAfter;
import io.github.facturier.runtime.internal.io.BodyText;
import io.github.facturier.runtime.internal.io.ByteOrderMark;
import io.github.facturier.runtime.internal.io.PlainText;
import io.github.facturier.runtime.internal.io.ReasonPhrase;
import io.github.facturier.runtime.internal.redact.RedactedException;
import io.github.facturier.runtime.internal.redact.Redactor;
import io.github.facturier.runtime.internal.redact.SecretFields;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.JsonText;
import io.github.facturier.runtime.json.ModelValues;
import io.github.facturier.runtime.spi.CallRejectedException;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.ErrorResponse;
import io.github.facturier.runtime.spi.UnreadableResponseException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Creates the exceptions of a client. All messages about failed calls are built here. */
public final class ApiExceptionFactory {
  /** The message of a call of a closed client. */
  public static final String CLOSED = "not sent, since the client is closed";

  private final ErrorDecoder decoder;
  private final Redactor redactor;
  private final Map<String, String> names;

  /**
   * Creates the factory of one client.
   *
   * @param names the names of error codes with the same meaning for every operation, by code
   */
  public ApiExceptionFactory(ErrorDecoder decoder, Redactor redactor, Map<String, String> names) {
    this.decoder = decoder;
    this.redactor = redactor;
    this.names = names;
  }

  boolean isError(Function<String, @Nullable JsonElement> field) {
    return decoder.isError(field);
  }

  /** For a response whose status is not 2xx. */
  ApiException status(okhttp3.Response raw, @Nullable ResponseBody body) {
    Request request = raw.request();
    Redactor clean = redactor(request);
    int status = raw.code();
    String received = text(body);
    String text = cut(clean.text(received));
    ErrorDetails details = decode(request, status, received);
    String reason = reason(raw, clean.text(raw.message()), text);
    return ApiException.of(
        error(
            request,
            status,
            outcome(request, status),
            details,
            reason,
            RetryAfter.of(raw.headers()),
            text));
  }

  /** For an error in a response with a 2xx status. */
  ApiException inSuccess(Request request, int status, String body) {
    String received = cut(ByteOrderMark.strip(body));
    String text = cut(readable(request, received));
    ErrorDetails details = fresh(request, decode(request, status, received));
    ApiError error = error(request, status, outcomeOfError(received), details, "", null, text);
    return decoder.exception(error, OperationMetadata.of(request).operationId());
  }

  /**
   * An error in a response with a 2xx status means that the request was rejected, unless it names
   * another error status, such as {@code {"status": 500}}.
   */
  private static Outcome outcomeOfError(String body) {
    int status = 0;
    try {
      JsonObject error = JsonText.parse(body).getAsJsonObject();
      JsonElement named = error.has("status") ? error.get("status") : error.get("Status");
      status = named == null ? 0 : named.getAsInt();
    } catch (RuntimeException e) { // it has none
      status = 0;
    }
    return status >= 400 && status < 600 ? Outcome.ofStatus(status) : Outcome.REJECTED;
  }

  /**
   * For an HTML page instead of data, as servers send it to users who are not logged in. The
   * outcome is unknown, since a gateway may have sent the page.
   */
  ApiException html(Request request, int status, String body) {
    String text = cut(readable(request, cut(ByteOrderMark.strip(body))));
    return AuthenticationException.of(
        error(
            request,
            status,
            Outcome.UNKNOWN,
            ErrorDetails.NONE,
            "the response is "
                + page(text)
                + ", most likely a login page: check the credentials and the address",
            null,
            text));
  }

  /** For a response that does not match the spec. */
  ApiException decoding(Request request, int status, DecodingException e) {
    Outcome outcome = outcome(request, status);
    String message = readable(request, e.error().message()) + adviceSentence(request, outcome);
    String body = cut(readable(request, cut(e.error().body())));
    ApiError error = clean(request, ApiError.of(message), status, outcome);
    return DecodingException.of(error.withBody(body));
  }

  /** For a response that the credentials cannot read. */
  ApiException unreadable(Request request, UnreadableResponseException e) {
    return decoding(request, e.status(), DecodingException.of(ApiError.of(e.problem())));
  }

  /** For a call that the credentials rejected. */
  ApiException rejected(Request request, CallRejectedException e) {
    Outcome outcome = OutcomeInterceptor.of(request);
    ApiException failure = e.failure();
    if (failure != null) {
      return failure.withOutcome(outcome);
    }
    ApiError error = clean(request, ApiError.of(String.valueOf(e.getMessage())), 0, outcome);
    return e.isAnonymous() ? AuthenticationException.of(error) : PermissionException.of(error);
  }

  /** For a missing or incomplete response. */
  ApiException transport(Request request, IOException e) {
    Redactor clean = redactor(request);
    Outcome outcome = OutcomeInterceptor.of(request);
    String kind = e instanceof RedactedException ? "" : e.getClass().getSimpleName() + ": ";
    ApiError error = ApiError.of(kind + e.getMessage() + adviceSentence(request, outcome));
    return TransportException.of(
        clean(request, error, OutcomeInterceptor.successStatus(request), outcome),
        RedactedException.of(e, clean));
  }

  /** For a call that was executed after its client was closed. */
  ApiException closed(Request request) {
    return TransportException.of(clean(request, ApiError.of(CLOSED), 0, Outcome.NOT_SENT));
  }

  /** For an exception of the caller's function in {@code with(...)}. */
  ApiException changeFailed(Request request, Throwable e) {
    String what = "not sent, since the function of with(...) threw ";
    return thrown(request, 0, Outcome.NOT_SENT, what, e);
  }

  /**
   * For any other exception: of an interceptor, of a decoder, of the JVM.
   *
   * @param status the status of the response, 0 if there is none
   */
  ApiException thrown(Request request, int status, Throwable e) {
    Outcome outcome = status == 0 ? OutcomeInterceptor.of(request) : outcome(request, status);
    if (e instanceof ApiException known) { // of a call that an interceptor executed
      return known.withOutcome(outcome);
    }
    String what =
        status == 0
            ? "an exception was thrown in the client: "
            : "a response was received, but reading it failed: ";
    return thrown(request, status, outcome, what, e);
  }

  private ApiException thrown(
      Request request, int status, Outcome outcome, String before, Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    try {
      String reason =
          e.getClass().getName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
      String advice = adviceSentence(request, outcome);
      ApiError error = clean(request, ApiError.of(before + reason + advice), status, outcome);
      return thrown(error, RedactedException.of(e, redactor(request)));
    } catch (Throwable again) { // the heap or the stack is still full
      ApiError error = ApiError.of(before + e.getClass().getName()).in("call", "", status);
      return thrown(error.withOutcome(outcome), null);
    }
  }

  private static ApiException thrown(ApiError error, @Nullable Throwable cause) {
    return error.status() == 0
        ? TransportException.of(error, cause)
        : DecodingException.of(error, cause);
  }

  /** For a redirect of a read that was not followed. */
  ApiException redirectRejected(Request request, RedirectRejectedException e) {
    String reason = String.valueOf(e.getMessage());
    return ProviderException.of(
        error(request, e.status(), Outcome.UNKNOWN, ErrorDetails.NONE, reason, null, ""));
  }

  /** For a page that is the same as the page before it, so that the list would not end. */
  ApiException repeatedPage(Request request, int status, int number) {
    String reason =
        "page " + number + " is the same as the page before it: no further page is read";
    return ProviderException.of(
        error(request, status, Outcome.DONE, ErrorDetails.NONE, reason, null, ""));
  }

  /** Removes secrets from a network failure, for {@code execute()} and {@code enqueue(...)}. */
  IOException clean(Request request, IOException e) {
    return RedactedException.of(e, redactor(request));
  }

  /** For a response without content where the spec requires content. */
  ApiException noContent(Request request, int status) {
    String reason = "the response has no content, but the spec requires content";
    return decoding(request, status, DecodingException.of(ApiError.of(reason)));
  }

  /** The outcome that follows from the status, if the response came from the network. */
  private static Outcome outcome(Request request, int status) {
    Outcome sent = OutcomeInterceptor.of(request);
    return sent == Outcome.UNKNOWN ? Outcome.ofStatus(status) : sent;
  }

  private static String advice(Request request, Outcome outcome) {
    return outcome.isWithoutEffect() ? "" : OperationMetadata.of(request).onUnknownOutcome();
  }

  private static String adviceSentence(Request request, Outcome outcome) {
    String advice = advice(request, outcome);
    return advice.isEmpty() ? "" : ". " + advice;
  }

  private ApiError clean(Request request, ApiError error, int status, Outcome outcome) {
    Redactor clean = redactor(request);
    return ApiError.of(clean.text(error.message()))
        .in(OperationMetadata.of(request).name(), clean.url(request.url()), status)
        .withOutcome(outcome);
  }

  /** A text without the secrets of the client. */
  String hidden(String text) {
    return redactor.text(text);
  }

  String redactedUrl(Request request) {
    return redactor(request).url(request.url());
  }

  private Redactor redactor(Request request) {
    return redactor.with(OperationMetadata.of(request).secrets());
  }

  private ErrorDetails decode(Request request, int status, String text) {
    try {
      ErrorDetails details =
          decoder.decode(new ErrorResponse(status, text, names(OperationMetadata.of(request))));
      return clean(redactor(request), details);
    } catch (Throwable e) { // the exception is created without details
      return ErrorDetails.NONE;
    }
  }

  private Map<String, String> names(OperationMetadata operation) {
    Map<String, String> all = new HashMap<>(names);
    all.putAll(operation.errorNames());
    return all;
  }

  /**
   * Removes secrets after decoding: a mask could hide text that the decoder looks for, and the
   * encoding of an error could hide a secret.
   */
  private static ErrorDetails clean(Redactor clean, ErrorDetails details) {
    Map<String, List<String>> messages = new LinkedHashMap<>();
    details
        .messages()
        .forEach(
            (field, texts) ->
                messages.put(clean.text(field), texts.stream().map(clean::text).toList()));
    String code = details.code() == null ? null : clean.text(details.code());
    return new ErrorDetails(code, details.name(), messages);
  }

  private ApiError error(
      Request request,
      int status,
      Outcome outcome,
      ErrorDetails details,
      String reason,
      @Nullable Duration retryAfter,
      String body) {
    return ApiError.builder()
        .operation(OperationMetadata.of(request).name())
        .url(redactor(request).url(request.url()))
        .status(status)
        .code(details.code())
        .name(details.name())
        .messages(details.messages())
        .retryAfter(retryAfter)
        .body(body)
        .outcome(outcome)
        .build(reason, advice(request, outcome));
  }

  private static String reason(okhttp3.Response raw, String words, String text) {
    if (raw.code() >= 300 && raw.code() < 400 && raw.header("Location") != null) {
      return "redirected, not followed for this call";
    }
    String phrase = words.isBlank() ? ReasonPhrase.of(raw.code()) : words;
    if (!PlainText.isHtml(text.strip())) {
      return phrase;
    }
    return phrase.isEmpty() ? page(text) : phrase + " (" + page(text) + ")";
  }

  /**
   * The text of a successful response without secrets: neither known ones nor those that the server
   * has just created, such as the token of a login.
   */
  private String readable(Request request, String text) {
    return SecretFields.hide(redactor(request).text(text), secretNames(request));
  }

  /** The names of the secret properties of the call's result. */
  private static Set<String> secretNames(Request request) {
    Type result = OperationMetadata.of(request).resultType();
    Codec<?> codec = result == null ? null : JsonConverterFactory.codec(result);
    return codec == null ? Set.of() : ModelValues.secretNames(codec);
  }

  /** The details without secrets that the server has just created. */
  private static ErrorDetails fresh(Request request, ErrorDetails details) {
    Set<String> names = secretNames(request);
    Map<String, List<String>> messages = new LinkedHashMap<>();
    details
        .messages()
        .forEach(
            (field, texts) ->
                messages.put(
                    field,
                    texts.stream().map(text -> SecretFields.hide(field, text, names)).toList()));
    return new ErrorDetails(details.code(), details.name(), messages);
  }

  private static String page(String html) {
    String title = PlainText.title(html);
    return title == null ? "an HTML page" : "an HTML page with the title \"" + title + "\"";
  }

  private static String text(@Nullable ResponseBody body) {
    if (body == null) {
      return "";
    }
    try (body) {
      Charset charset = BodyText.charset(body.source(), body.contentType());
      return BodyText.beginning(body.source(), ApiError.MAX_BODY_BYTES, charset);
    } catch (IOException e) { // the exception is created without the body
      return "";
    }
  }

  private static String cut(String text) {
    return PlainText.beginning(text, ApiError.MAX_BODY_BYTES);
  }
}
