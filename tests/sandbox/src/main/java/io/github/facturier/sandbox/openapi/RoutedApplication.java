package io.github.facturier.sandbox.openapi;

import io.github.facturier.sandbox.http.Application;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Handler;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import io.github.facturier.sandbox.http.Router;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Routes requests to handlers, one request at a time, and converts their responses to the schema of
 * the provider's OpenAPI document.
 */
public abstract class RoutedApplication implements Application {
  private final ApiDocument spec;

  /** The handlers by method and path. */
  protected final Router<Handler> routes = new Router<>();

  /** Creates an application without handlers. */
  protected RoutedApplication(ApiDocument spec) {
    this.spec = spec;
  }

  /**
   * Checks the credentials of a request.
   *
   * @throws ErrorResponseException if they are missing or wrong
   */
  protected abstract void authorize(Request request);

  /** The error response for an unknown path. */
  protected abstract ErrorResponseException unknownPath();

  @Override
  public final synchronized Response handle(Request request) {
    Router.Match<Handler> match = routes.find(request.method(), request.path());
    try {
      if (match == null) {
        throw unknownPath();
      }
      authorize(request);
      Response response = match.value().handle(request.withPathValues(match.pathValues()));
      return spec.toDocumentedFormat(request, request.path(), response);
    } catch (ErrorResponseException e) {
      return e.response();
    }
  }

  @Override
  public final @Nullable String operationId(Request request) {
    return spec.operationId(request, request.path());
  }

  @Override
  public final List<String> violations(Request request) {
    return spec.validate(request);
  }
}
