package io.github.facturier.luccacleemy.auth;

import io.github.facturier.luccacleemy.support.TokenExchange;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.spi.CallRejectedException;
import io.github.facturier.runtime.spi.Operations;
import io.github.facturier.runtime.spi.ReceivedCall;
import io.github.facturier.runtime.spi.SingleFlight;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The access token of one client with {@link ClientCredentials}. Coalesces concurrent requests for
 * a token: the calls share the token or the exception, so that many threads with a wrong secret
 * cause one request. Thread-safe.
 */
final class ClientToken extends OAuth2Credentials {
  private static final int UNAUTHORIZED = 401;

  /** One for all accounts and their sandboxes. */
  private static final HttpUrl TOKEN_SERVER =
      HttpUrl.get("https://accounts.world.luccasoftware.com/");

  private static final Pattern LUCCA_HOST =
      Pattern.compile(".*\\.(ilucca(-test|-demo)?\\.(net|ch)|luccasoftware\\.com)");

  private final ClientCredentials credentials;
  private final Supplier<TokenExchange> exchange;
  private final AtomicReference<@Nullable AccessToken> current = new AtomicReference<>();
  private final SingleFlight<AccessToken> requests = new SingleFlight<>();

  /**
   * The current and the previous token, since texts that are being logged may still contain the
   * previous one.
   */
  private volatile List<String> tokens = List.of();

  ClientToken(ClientCredentials credentials, Supplier<TokenExchange> exchange) {
    this.credentials = credentials;
    this.exchange = exchange;
  }

  /** Adds the token. A request that receives 401 is resent once, unless it must not be resent. */
  @Override
  public Interceptor interceptor() {
    return chain -> {
      Request request = chain.request();
      AccessToken token = open(chain.call());
      Response response = chain.proceed(with(request, token));
      if (response.code() != UNAUTHORIZED) {
        return response;
      }
      current.compareAndSet(token, null);
      if (!Operations.mayResend(request)) {
        return response;
      }
      response.close();
      return chain.proceed(with(request, open(chain.call())));
    };
  }

  private static Request with(Request request, AccessToken token) {
    return request.newBuilder().header("Authorization", "Bearer " + token.value()).build();
  }

  private AccessToken open(Call call) throws IOException {
    AccessToken token = usable();
    try {
      return token == null ? requests.join(this::request, call) : token;
    } catch (ApiException e) {
      throw CallRejectedException.because(e);
    }
  }

  private @Nullable AccessToken usable() {
    AccessToken token = current.get();
    return token != null && token.isUsable(credentials.clock().instant()) ? token : null;
  }

  private AccessToken request() {
    AccessToken known = usable();
    if (known != null) { // another request has just completed
      return known;
    }
    ApiCall<? extends Model> call =
        exchange
            .get()
            .create(credentials.clientId(), credentials.clientSecret(), credentials.scope())
            .with(ClientToken::toTokenServer);
    AccessToken token = received(call);
    List<String> latest = new ArrayList<>(tokens);
    latest.add(token.value());
    tokens = List.copyOf(latest.subList(Math.max(0, latest.size() - 2), latest.size()));
    current.set(token);
    return token;
  }

  private static Request toTokenServer(Request request) {
    if (!LUCCA_HOST.matcher(request.url().host()).matches()) {
      return request;
    }
    HttpUrl url =
        request
            .url()
            .newBuilder()
            .scheme(TOKEN_SERVER.scheme())
            .host(TOKEN_SERVER.host())
            .port(TOKEN_SERVER.port())
            .build();
    return request.newBuilder().url(url).build();
  }

  private AccessToken received(ApiCall<? extends Model> call) {
    try {
      return AccessToken.of(call.result(), credentials.clock().instant());
    } catch (DecodingException e) {
      throw ReceivedCall.failed(call, e);
    } catch (ApiException e) {
      throw e.status() == 400 || e.status() == UNAUTHORIZED || e.status() == 403 ? refused(e) : e;
    }
  }

  /** Says what to look at. */
  private ApiException refused(ApiException e) {
    String advice =
        "invalid_scope".equals(e.code())
            ? "look at the scopes of the application, which must have "
                + credentials.scope().replace(" ", " and ")
                + " (withScopes(...) requests others)"
            : "look at the client ID ("
                + credentials.clientId()
                + ") and the client secret of the application";
    return AuthenticationException.of(
        ApiError.builder()
            .message(
                e.getMessage()
                    + ". No access token was issued: "
                    + advice
                    + ", in the account under /identity/admin/integration-keys")
            .operation(e.operation())
            .url(e.url())
            .status(e.status())
            .code(e.code())
            .name(e.name())
            .messages(e.messages())
            .body(e.body())
            .build());
  }

  @Override
  public Collection<String> secrets() {
    List<String> secrets = new ArrayList<>(credentials.secrets());
    secrets.addAll(tokens);
    return secrets;
  }

  @Override
  public String toString() {
    return credentials.toString();
  }
}
