package io.github.facturier.myclementine.auth;

import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.spi.CallRejectedException;
import io.github.facturier.runtime.spi.Operations;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Adds the token to the header, and rejects operations that the company's accounting type does not
 * have. A request that receives 401 is resent once with a new token, unless it must not be resent.
 */
final class TokenInterceptor implements Interceptor {
  private static final int UNAUTHORIZED = 401;

  private final SessionSource sessions;

  TokenInterceptor(SessionSource sessions) {
    this.sessions = sessions;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Operation operation = Operations.of(request);
    Session session = open(chain.call());
    checkAccounting(operation, session);
    Response response = chain.proceed(withToken(request, session));
    if (response.code() != UNAUTHORIZED
        || !sessions.expire(session)
        || !Operations.mayResend(request)) {
      return response;
    }
    response.close();
    Session fresh = open(chain.call());
    checkAccounting(operation, fresh);
    return chain.proceed(withToken(request, fresh));
  }

  private Session open(Call call) throws IOException {
    try {
      return sessions.open(call);
    } catch (ApiException e) {
      throw CallRejectedException.because(e);
    }
  }

  private static void checkAccounting(@Nullable Operation operation, Session session)
      throws IOException {
    Accounting needed = operation == null ? null : Accounting.ofSpec(operation.accounting());
    Accounting kept = session.accounting();
    if (needed != null && kept != null && needed != kept) {
      throw CallRejectedException.notAllowed(
          "not sent, since the operation requires "
              + needed.words()
              + ", but "
              + (session.hasSocietyId() ? "company " + session.societyId() : "the company")
              + " uses "
              + kept.words());
    }
  }

  private static Request withToken(Request request, Session session) {
    return request.newBuilder().header("Authorization", "Bearer " + session.token()).build();
  }
}
