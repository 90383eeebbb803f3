package io.github.facturier.facturationpro.support;

import io.github.facturier.runtime.client.ClientBuilder;

/**
 * What can be set on a client of Facturation.pro alone.
 *
 * @param <B> the builder itself
 */
public abstract class FacturationProBuilder<B extends FacturationProBuilder<B>>
    extends ClientBuilder<B> {
  /** Starts with the defaults; see {@link ClientBuilder}. */
  protected FacturationProBuilder(String client, String version, String serverTemplate) {
    super(client, version, serverTemplate);
  }

  /**
   * Has all GET calls that bring JSON ask for JSONP, a script that calls this function, and takes
   * the JSON out of it. To serve such a script to a browser, see {@link Jsonp#script}.
   *
   * @throws IllegalArgumentException if it is no name of a function, {@code shop.show} say
   */
  public final B jsonpCallback(String name) {
    return intercept(new JsonpInterceptor(Jsonp.checked("jsonpCallback", name)));
  }
}
