package io.github.facturier.contract.provider;

import io.github.facturier.contract.spec.Arguments;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.RawRequest;

/** A client of a provider, whichever it is. */
public final class ClientUnderTest implements AutoCloseable {
  private final ProviderUnderTest provider;
  private final Object client;
  private final AutoCloseable owner;

  ClientUnderTest(ProviderUnderTest provider, Object client, AutoCloseable owner) {
    this.provider = provider;
    this.client = client;
    this.owner = owner;
  }

  /** The generated client itself, bound to the account of the document's examples. */
  public Object client() {
    return client;
  }

  /** The call of an operation with all that it has an example for, not yet made. */
  public ApiCall<?> call(SpecOperation operation) {
    return provider.call(client, operation);
  }

  /** The call of an operation with these arguments, not yet made. */
  public ApiCall<?> call(SpecOperation operation, Arguments arguments) {
    return provider.call(client, operation, arguments);
  }

  /** A request that the client has no method for. */
  public RawRequest request(String method, String path) {
    return provider.request(client, method, path);
  }

  @Override
  public void close() {
    try {
      owner.close();
    } catch (Exception e) {
      throw new AssertionError("a client cannot be closed", e);
    }
  }
}
