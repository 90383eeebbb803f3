package io.github.facturier.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routes the calls to the handlers of one account, one call at a time, and gives the answers the
 * shape of the provider's document.
 */
abstract class SpecApplication implements LoopbackServer.Application {
  private final Spec spec;
  final Router<Handler> routes = new Router<>();

  SpecApplication(Spec spec) {
    this.spec = spec;
  }

  /**
   * Checks who is calling.
   *
   * @throws Refusal if it is nobody who may
   */
  abstract void authorise(Call call);

  /** There is no such path. */
  abstract Refusal unknownPath();

  @Override
  public final synchronized Reply answer(Call call) {
    Router.Match<Handler> match = routes.find(call.method(), call.path());
    try {
      if (match == null) {
        throw unknownPath();
      }
      authorise(call);
      Reply reply = match.value().handle(call.withPathValues(match.pathValues()));
      return spec.shape(call, call.path(), reply);
    } catch (Refusal refusal) {
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
