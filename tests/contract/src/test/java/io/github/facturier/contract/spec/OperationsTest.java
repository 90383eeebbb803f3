package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.runtime.parameter.Columns;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.http.Tag;

/**
 * Every operation of every document, called through the generated client. The operations are read
 * from the documents, so that all are tested.
 */
class OperationsTest {
  @ParameterizedTest
  @MethodSource("providers")
  void everyOperationHasOneMethodAndEveryMethodOneOperation(ProviderUnderTest provider) {
    List<String> operations =
        provider.operations().stream().map(SpecOperation::id).sorted().toList();
    List<String> methods =
        GeneratedMethod.all(provider.document().clientType()).stream()
            .map(GeneratedMethod::operationId)
            .sorted()
            .toList();
    assertEquals(operations, methods);
    assertEquals(operations.size(), new HashSet<>(operations).size());
    // Deeper ones are those of callbacks.
    assertEquals(
        provider
            .document()
            .text()
            .lines()
            .filter(line -> line.matches(" {6}( {2})?operationId:.*"))
            .count(),
        provider.document().everyOperation().size());
  }

  static List<ProviderUnderTest> providers() {
    return ProviderUnderTest.values();
  }

  @TestFactory
  Stream<DynamicTest> everyRequestAndResponseIsAsDocumented() {
    return ProviderUnderTest.everyOperation(
        (provider, operation) -> {
          assertTakesEveryParameter(operation);
          call(provider, operation, Arguments.of(operation));
        });
  }

  @TestFactory
  Stream<DynamicTest> everyRequestWithRequiredParametersOnlyIsAsDocumented() {
    return ProviderUnderTest.everyOperation(
        (provider, operation) ->
            call(provider, operation, Arguments.of(operation).withoutOptions()));
  }

  private static void call(ProviderUnderTest provider, SpecOperation operation, Arguments arguments)
      throws Exception {
    try (ProviderServer server = new ProviderServer(provider)) {
      server.willRespond(operation);
      Object result = server.client().call(operation, arguments).result();
      ExpectedResponse.assertIs(operation, provider.response(operation, Keys.ORDINARY), result);
      assertEquals(1, server.requestCount());
      ExpectedRequest.assertIs(provider, operation, arguments, server.takeRequest());
    }
  }

  /** The builder of a parameter object has a method for every optional parameter, and no other. */
  private static void assertTakesEveryParameter(SpecOperation operation)
      throws ReflectiveOperationException {
    Set<String> all = new TreeSet<>(operation.examples("query").keySet());
    all.addAll(operation.formExample().keySet());
    Arguments required = Arguments.of(operation).withoutOptions();
    all.removeAll(required.query().keySet());
    all.removeAll(required.form().keySet());
    Set<String> offered = new TreeSet<>();
    for (Class<?> type : parameterObjects(operation)) {
      offered.addAll(Arguments.setters(type).keySet());
    }
    all.removeIf(name -> name.startsWith("line_")); // columns of the rows
    assertEquals(all, offered);
  }

  private static List<Class<?>> parameterObjects(SpecOperation operation) {
    List<Class<?>> types = new ArrayList<>();
    for (Parameter parameter : GeneratedMethod.of(operation).method().getParameters()) {
      boolean optional = parameter.isAnnotationPresent(Tag.class);
      if (optional && parameter.getType() != Columns.class) {
        types.add(parameter.getType());
      }
    }
    return types;
  }
}
