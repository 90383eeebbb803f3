package io.github.facturier.contract.fire;

import io.github.facturier.contract.fire.Row.ResponseKind;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.factomos.support.FactomosException;
import io.github.facturier.luccacleemy.support.ExportInterruptedException;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.ConflictException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.PermissionException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.error.RateLimitException;
import io.github.facturier.runtime.error.ServerException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.error.ValidationException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;

/**
 * The expected outcome of a fault, derived from the operation in the document: whether it reads,
 * whether it may be resent, and its result.
 *
 * @param end the class of the exception, {@link #RESULT} if the call succeeds
 * @param requests how many requests reach the client's own server
 * @param elsewhere how many requests reach another host
 * @param attempts how often the client tries, whether or not a request gets through
 */
record Expectation(Class<?> end, int requests, int elsewhere, int attempts) {
  /** The call returns the documented result, or a file that can be read completely. */
  static final Class<?> RESULT = Void.class;

  /** Retries after the first request; a wait beyond the budget ends a call. */
  static final RetryPolicy POLICY = RetryPolicy.DEFAULT;

  private static final int ONCE = 1;
  private static final int REDIRECTS = 5;

  /** Each attempt is a request, as long as no redirect is followed. */
  private Expectation(Class<?> end, int requests) {
    this(end, requests, 0, requests);
  }

  private static Expectation unreached(int attempts) {
    return new Expectation(TransportException.class, 0, 0, attempts);
  }

  private static Expectation redirected(Class<?> end, int requests, int elsewhere) {
    return new Expectation(end, requests, elsewhere, ONCE);
  }

  static Expectation of(Row row, Fault fault) {
    int always = ONCE + POLICY.retries();
    int ifRead = row.operation().isRead() ? always : ONCE;
    int if429 = row.operation().isNeverResent() ? ONCE : always;
    return switch (fault) {
      case CONNECTION_REFUSED, UNKNOWN_HOST, CUT_BEFORE_REQUEST -> unreached(ifRead);
      case UNTRUSTED_CERTIFICATE ->
          unreached(ONCE); // a later attempt would get the same certificate
      case CUT_AFTER_REQUEST, CUT_IN_HEADERS -> new Expectation(TransportException.class, ifRead);
      case CUT_ON_KEPT_CONNECTION -> // OkHttp sends a read once more on another, uncounted
          new Expectation(
              TransportException.class, row.operation().isRead() ? ONCE + ifRead : ONCE, 0, ifRead);
      case CUT_IN_BODY -> new Expectation(ofBrokenBody(row, ProtocolException.class), ONCE);
      case SLOW_BODY -> // a body that is decrypted is read before the result
          new Expectation(
              ofBrokenBody(row, SocketTimeoutException.class),
              row.operation().extension("x-envelope") == null ? ONCE : ifRead);

      case EMPTY_BODY -> new Expectation(ofNoText(row), ONCE);
      case HTML_PAGE -> new Expectation(ofPage(row), ONCE);
      case TRUNCATED_JSON, WRONG_TYPES, NESTED_10_MB -> new Expectation(ofOtherJson(row), ONCE);
      case GZIP_BOMB -> new Expectation(ofBomb(row), ONCE);
      case GZIP_BOMB_IN_ERROR -> new Expectation(ServerException.class, ONCE);

      case STATUS_400, STATUS_422 -> new Expectation(ValidationException.class, ONCE);
      case STATUS_401 -> new Expectation(AuthenticationException.class, ONCE);
      case STATUS_403 -> new Expectation(PermissionException.class, ONCE);
      case STATUS_404 -> new Expectation(NotFoundException.class, ONCE);
      case STATUS_408, STATUS_425 -> new Expectation(ProviderException.class, ONCE);
      case STATUS_409 -> new Expectation(ConflictException.class, ONCE);
      case STATUS_429,
          STATUS_429_SECONDS,
          STATUS_429_DATE,
          STATUS_429_AT_ONCE,
          STATUS_429_BEFORE_NOW,
          STATUS_429_NONSENSE ->
          new Expectation(RateLimitException.class, if429);
      case STATUS_429_CENTURIES, STATUS_429_NO_NUMBER_SO_LARGE ->
          new Expectation(RateLimitException.class, ONCE);
      case STATUS_500, STATUS_502, STATUS_504, STATUS_503_CENTURIES ->
          new Expectation(ServerException.class, ONCE);
      case STATUS_503, STATUS_503_AT_ONCE -> new Expectation(ServerException.class, ifRead);

      case REDIRECT_LOOP ->
          redirected(
              ProviderException.class, row.operation().isRedirected() ? ONCE + REDIRECTS : ONCE, 0);
      case REDIRECT_ELSEWHERE ->
          row.operation().isRedirected() && !row.hasSecretInPath()
              ? redirected(RESULT, ONCE, ONCE)
              : new Expectation(ProviderException.class, ONCE);
    };
  }

  /** What a callback receives: a response with any status, or the exception that OkHttp throws. */
  Expectation asToldToCallbacks(Row row, Fault fault) {
    Class<?> told = end;
    if (end == TransportException.class) {
      told = CallStyle.BrokenException.class;
    } else if (end != RESULT && fault.isStatus(row)) {
      told = CallStyle.StatusException.class;
    }
    return new Expectation(told, requests, elsewhere, attempts);
  }

  /** A file is streamed: the failure occurs while it is read. */
  private static Class<?> ofBrokenBody(Row row, Class<?> ofStream) {
    return switch (row.responseKind()) {
      case NOTHING, JSON -> TransportException.class;
      case FILE, PAGE -> ofStream;
      case ANYTHING ->
          row.operation().extension("x-java-type") == null
              ? ofStream
              : ExportInterruptedException.class;
    };
  }

  private static Class<?> ofNoText(Row row) {
    return switch (row.responseKind()) {
      case NOTHING -> RESULT;
      case JSON, FILE, PAGE, ANYTHING -> DecodingException.class;
    };
  }

  private static Class<?> ofPage(Row row) {
    return row.responseKind() == ResponseKind.PAGE ? RESULT : AuthenticationException.class;
  }

  /** If no content is documented, none is read; JSON in place of a file is an error. */
  private static Class<?> ofOtherJson(Row row) {
    return switch (row.responseKind()) {
      case NOTHING, ANYTHING -> RESULT;
      case JSON -> DecodingException.class;
      case FILE, PAGE -> ofErrorInSuccess(row);
    };
  }

  /** A possible error must be read, but it is too long to be one. */
  private static Class<?> ofBomb(Row row) {
    return row.responseKind() == ResponseKind.NOTHING ? DecodingException.class : ofOtherJson(row);
  }

  private static Class<?> ofErrorInSuccess(Row row) {
    return row.provider() == ProviderUnderTest.FACTOMOS
        ? FactomosException.class
        : ProviderException.class;
  }
}
