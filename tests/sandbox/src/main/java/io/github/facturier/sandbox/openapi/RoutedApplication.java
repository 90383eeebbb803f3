package io.github.facturier.sandbox.openapi;

import io.github.facturier.sandbox.http.Application;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Handler;
import io.github.facturier.sandbox.http.Reply;
import io.github.facturier.sandbox.http.Router;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routes the calls to the handlers of one account, one call at a time, and gives the answers the
 * shape of the provider's document.
 */
public abstract class RoutedApplication implements Application {
  private final ApiDocument spec;
  protected final Router<Handler> routes = new Router<>();

  protected RoutedApplication(ApiDocument spec) {
    this.spec = spec;
  }

  /**
   * Checks who is calling.
   *
   * @throws ErrorResponseException if it is nobody who may
   */
  protected abstract void authorise(Call call);

  /** There is no such path. */
  protected abstract ErrorResponseException unknownPath();

  @Override
  public final synchronized Reply handle(Call call) {
    Router.Match<Handler> match = routes.find(call.method(), call.path());
    try {
      if (match == null) {
        throw unknownPath();
      }
      authorise(call);
      Reply reply = match.value().handle(call.withPathValues(match.pathValues()));
      return spec.shape(call, call.path(), reply);
    } catch (ErrorResponseException refusal) {
      return refusal.reply();
    }
  }

  @Override
  public final @Nullable String operationId(Call call) {
    return spec.operationId(call, call.path());
  }

  @Override
  public final List<String> violations(Call call) {
    return spec.judge(call);
  }
}
