package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.runtime.Model;
import io.github.facturier.runtime.Parameters;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.support.ApiToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import retrofit2.Call;

/** The shorter ways to make a call make the same call. */
class OverloadsTest {
  private static final VosFacturesClient CLIENT =
      VosFacturesClient.builder().account("votrecompte").credentials(ApiToken.of("t")).build();

  /** What an overload takes in place of the last parameter of the method itself. */
  private enum Shortcut {
    NO_PARAMETERS,
    LAMBDA,
    INNER_OBJECT
  }

  @TestFactory
  Stream<DynamicTest> everyShortcutMakesTheSameRequest() {
    List<DynamicTest> tests = new ArrayList<>();
    for (SpecOperation operation : SpecDocument.vosFactures().operations()) {
      GeneratedMethod method = GeneratedMethod.of(operation);
      List<Class<?>> types = List.of(method.method().getParameterTypes());
      Class<?> last = types.isEmpty() ? Void.class : types.get(types.size() - 1);
      if (Parameters.class.isAssignableFrom(last)) {
        add(tests, operation, method, Shortcut.NO_PARAMETERS);
        add(tests, operation, method, Shortcut.LAMBDA);
      }
      if (operation.extension("x-body-root") != null) {
        add(tests, operation, method, Shortcut.INNER_OBJECT);
      }
    }
    assertTrue(tests.size() > 50, () -> tests.size() + " shortcuts");
    return tests.stream();
  }

  private static void add(
      List<DynamicTest> tests, SpecOperation operation, GeneratedMethod method, Shortcut shortcut) {
    tests.add(
        DynamicTest.dynamicTest(
            method + ", " + shortcut, () -> assertIsTheSame(operation, method, shortcut)));
  }

  private static void assertIsTheSame(
      SpecOperation operation, GeneratedMethod method, Shortcut shortcut) {
    Arguments all = Arguments.of(operation);
    Arguments arguments =
        switch (shortcut) {
          case NO_PARAMETERS -> all.withoutOptions();
          case LAMBDA -> all;
          case INNER_OBJECT -> all.withBody(onlyInnerObject(operation));
        };
    List<Object> values = arguments.values(method.method());
    List<Object> shorter = new ArrayList<>(values.subList(0, values.size() - 1));
    Object last = values.get(values.size() - 1);
    switch (shortcut) {
      case NO_PARAMETERS -> {}
      case LAMBDA -> shorter.add(filling(arguments, last.getClass()));
      case INNER_OBJECT -> shorter.add(innerObject(operation, (Model) last));
    }
    GeneratedMethod overload = new GeneratedMethod(method.accessor(), find(method, shorter));
    assertEquals(text(method.invoke(CLIENT, values)), text(overload.invoke(CLIENT, shorter)));
  }

  /** A lambda that sets all parameters. */
  private static Consumer<Object> filling(Arguments arguments, Class<?> type) {
    return builder -> arguments.fill(type, builder);
  }

  private static Method find(GeneratedMethod method, List<Object> arguments) {
    return Arrays.stream(method.method().getDeclaringClass().getMethods())
        .filter(other -> other.isDefault() && other.getName().equals(method.method().getName()))
        .filter(other -> other.getParameterCount() == arguments.size())
        .filter(other -> arguments.isEmpty() || takes(other, arguments.get(arguments.size() - 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(method + " has no overload for " + arguments));
  }

  private static boolean takes(Method method, Object last) {
    Parameter parameter = method.getParameters()[method.getParameterCount() - 1];
    return parameter.getType().isPrimitive() || parameter.getType().isInstance(last);
  }

  private static Model onlyInnerObject(SpecOperation operation) {
    String root = (String) operation.extension("x-body-root");
    JsonObject wrapper = new JsonObject();
    wrapper.add(root, operation.bodyExample().getAsJsonObject().get(root));
    return ModelMirror.parse(Arguments.bodyType(operation), wrapper.toString());
  }

  private static Object innerObject(SpecOperation operation, Model wrapper) {
    String root = (String) operation.extension("x-body-root");
    return ModelMirror.get(ModelMirror.getters(wrapper.getClass()).get(root), wrapper);
  }

  private static String text(Call<?> call) {
    Request request = call.request();
    Buffer body = new Buffer();
    try {
      if (request.body() != null) {
        request.body().writeTo(body);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return request.method() + " " + request.url() + "\n" + body.readUtf8();
  }
}
