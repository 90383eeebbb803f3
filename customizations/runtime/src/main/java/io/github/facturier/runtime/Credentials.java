package io.github.facturier.runtime;

import java.util.Collection;
import java.util.function.Supplier;
import okhttp3.Interceptor;

/**
 * What proves to a provider who is calling. The runtime runs {@link #interceptor()} for requests to
 * the client's own address only: whatever goes to another host, after a redirect say, goes without
 * it. An implementation's {@code toString()} must not show a secret.
 */
public interface Credentials {
  /**
   * The same for one client: what a client has learned on the way, a token say, is not another's.
   *
   * @param login gives the interface whose calls the credentials may make, if the spec names one;
   *     not to be asked before a call of the client's is made
   */
  default Credentials forClient(Supplier<?> login) {
    return this;
  }

  /** Adds the proof to a request. Runs again for each attempt and each page. */
  Interceptor interceptor();

  /**
   * The values that must never be seen in a log or an exception. Asked each time that text is made,
   * since some credentials change.
   */
  Collection<String> secrets();
}
