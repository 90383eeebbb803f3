package io.github.facturier.contract.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation of every provider can be called, and is answered as its provider would. */
class ProviderUnderTestTest {
  @TestFactory
  Stream<DynamicContainer> everyOperationOfEveryProviderIsCalledAndAnswered() {
    return Stream.of(ProviderUnderTest.values())
        .map(provider -> DynamicContainer.dynamicContainer(provider.name(), calls(provider)));
  }

  private static Stream<DynamicTest> calls(ProviderUnderTest provider) {
    return provider.operations().stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.id(),
                    () -> {
                      try (ProviderServer server = new ProviderServer(provider)) {
                        server.willAnswer(operation);
                        Object result = server.client().call(operation).result();
                        if (operation.success().mediaType() != null) {
                          assertNotNull(result);
                        }
                        assertEquals(1, server.requestCount());
                      }
                    }));
  }
}
