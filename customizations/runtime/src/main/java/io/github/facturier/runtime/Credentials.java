package io.github.facturier.runtime;

import java.util.Collection;
import java.util.function.Supplier;
import okhttp3.Interceptor;

/**
 * Authenticates requests to a provider. The runtime runs {@link #interceptor()} only for requests
 * to the client's own address: a request to another host, for example after a redirect, has no
 * credentials. {@code toString()} of an implementation must not show a secret.
 */
public interface Credentials {
  /**
   * Returns the credentials for one client. State that they acquire, for example a token, belongs
   * to that client only.
   *
   * @param login supplies the interface whose calls the credentials may execute, if the spec names
   *     one; must not be called before the client executes a call
   */
  default Credentials forClient(Supplier<?> login) {
    return this;
  }

  /**
   * Returns the interceptor that adds the credentials to a request. It runs for each attempt and
   * each page.
   */
  Interceptor interceptor();

  /**
   * The values that logs and exceptions must not contain. Queried each time a text is redacted,
   * since some credentials change.
   */
  Collection<String> secrets();
}
