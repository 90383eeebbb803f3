package io.github.facturier.contract.secrets;

import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.provider.WireAnswer;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.WireRequest;
import okhttp3.mockwebserver.MockResponse;

/**
 * A request as it reached a server that means no good: the operation that it is for, and all that
 * an answer may show of it.
 */
record Scene(ProviderUnderTest provider, SpecOperation operation, Keys keys, Echo echo) {
  /** That of a request. Whoever knows the secret reads what was encrypted, too. */
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

  /** An answer of JSON, as the provider sends it to this operation. */
  MockResponse json(int status, String text) {
    return provider.answer(operation, keys, status, text).toMockResponse();
  }

  /** An answer of JSON that is not encrypted, whoever the provider is. */
  MockResponse clear(int status, String text) {
    return ProviderUnderTest.json(status, text).toMockResponse();
  }

  /** The example of the document, with a canary in each secret property. */
  MockResponse success() {
    WireAnswer answer = provider.answer(operation, keys);
    return operation.success().example() == null
        ? answer.toMockResponse()
        : json(answer.status(), Canaries.answer(operation).toString());
  }
}
