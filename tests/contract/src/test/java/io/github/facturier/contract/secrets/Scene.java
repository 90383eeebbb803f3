package io.github.facturier.contract.secrets;

import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.provider.WireResponse;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.WireRequest;
import okhttp3.mockwebserver.MockResponse;

/**
 * A request as received by a hostile server: its operation, and all texts that a response can
 * repeat.
 */
record Scene(ProviderUnderTest provider, SpecOperation operation, Keys keys, Echo echo) {
  /** The scene of a request. A server that knows the secret also decrypts the request. */
  static Scene of(
      ProviderUnderTest provider, SpecOperation operation, Keys keys, WireRequest request)
      throws Exception {
    Echo echo = Echo.of(request);
    return new Scene(
        provider,
        operation,
        keys,
        provider.isEncrypted(operation)
            ? echo.and(decrypted(provider.opened(operation, request, keys)))
            : echo);
  }

  private static String decrypted(WireRequest opened) {
    return opened.toString() + "\n" + opened.fields();
  }

  /** A JSON response, as the provider sends it to this operation. */
  MockResponse json(int status, String text) {
    return provider.response(operation, keys, status, text).toMockResponse();
  }

  /** A JSON response that is not encrypted, for any provider. */
  MockResponse clear(int status, String text) {
    return ProviderUnderTest.json(status, text).toMockResponse();
  }

  /** The example of the document, with a canary in each secret property. */
  MockResponse success() {
    WireResponse response = provider.response(operation, keys);
    return operation.success().example() == null
        ? response.toMockResponse()
        : json(response.status(), Canaries.response(operation).toString());
  }
}
