package io.github.facturier.facturationpro.support;

import io.github.facturier.runtime.client.ClientBuilder;

/**
 * The additional settings of a client of Facturation.pro.
 *
 * @param <B> the builder itself
 */
public abstract class FacturationProBuilder<B extends FacturationProBuilder<B>>
    extends ClientBuilder<B> {
  /** Creates a builder with the defaults; see {@link ClientBuilder}. */
  protected FacturationProBuilder(String client, String version, String serverTemplate) {
    super(client, version, serverTemplate);
  }

  /**
   * Makes all GET calls with a JSON response request JSONP, a script that calls this function, and
   * extracts the JSON from it. To serve such a script to a browser, see {@link Jsonp#script}.
   *
   * @throws IllegalArgumentException if it is not the name of a function, such as {@code shop.show}
   */
  public final B jsonpCallback(String name) {
    return intercept(new JsonpInterceptor(Jsonp.checked("jsonpCallback", name)));
  }
}
