package io.github.facturier.facturationpro.auth;

import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.spi.CallRejectedException;
import io.github.facturier.runtime.spi.Operations;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Adds the access token to a request. If no token is available, the call gets the response that the
 * provider would send, so that it fails the same way whether the renewal took place before the
 * request or after a 401.
 */
final class OAuth2Interceptor implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final int UNAUTHORIZED = 401;

  private final OAuth2 oauth;

  OAuth2Interceptor(OAuth2 oauth) {
    this.oauth = oauth;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    OAuthToken token;
    try {
      token = oauth.current(chain.call());
    } catch (ApiException e) {
      return failed(request, e);
    }
    if (token == null) {
      return response(
          request, UNAUTHORIZED, null, "no token: the user has not authorized the application");
    }
    Response response = chain.proceed(with(request, token));
    if (response.code() != UNAUTHORIZED) {
      return response;
    }
    OAuthToken renewed;
    try {
      renewed = oauth.renew(token, chain.call());
    } catch (ApiException e) {
      response.close();
      return failed(request, e);
    } catch (IOException | RuntimeException e) { // thrown by the application's store
      response.close();
      throw e;
    }
    if (renewed.equals(token) || !Operations.mayResend(request)) {
      return response;
    }
    response.close();
    return chain.proceed(with(request, renewed));
  }

  private static Request with(Request request, OAuthToken token) {
    return request.newBuilder().header("Authorization", "Bearer " + token.accessToken()).build();
  }

  private static Response failed(Request request, ApiException e) throws IOException {
    int status = e.status();
    if (status < 400 || e instanceof DecodingException) {
      // Not a connection failure of this call, which would be retried and use up the token.
      throw CallRejectedException.because(e);
    }
    boolean refused = status == 400 || status == 403 || status == UNAUTHORIZED;
    Response response =
        response(
            request,
            refused ? UNAUTHORIZED : status,
            e.code(),
            "the access token was not renewed: " + e.getMessage());
    return e.retryAfter() == null
        ? response
        : response
            .newBuilder()
            .header("Retry-After", Long.toString(e.retryAfter().plusNanos(999_999_999).toSeconds()))
            .build();
  }

  private static Response response(
      Request request, int status, @Nullable String code, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("error", code);
    body.addProperty("error_description", message);
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("")
        .body(ResponseBody.create(body.toString(), JSON))
        .build();
  }
}
