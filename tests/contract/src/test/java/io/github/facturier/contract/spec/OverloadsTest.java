package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.parameter.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import retrofit2.Call;

/** Overloads send the same request. */
class OverloadsTest {
  /** The type of an overload's last parameter, by that of the method itself. */
  private enum Shortcut {
    NO_PARAMETERS,
    LAMBDA,
    INNER_OBJECT
  }

  @TestFactory
  Stream<DynamicTest> everyShortcutMakesTheSameRequest() {
    List<DynamicTest> tests = new ArrayList<>();
    for (ProviderUnderTest provider : ProviderUnderTest.values()) {
      for (SpecOperation operation : provider.operations()) {
        for (Shortcut shortcut : shortcuts(operation)) {
          tests.add(
              DynamicTest.dynamicTest(
                  provider + ", " + operation.id() + ", " + shortcut,
                  () -> assertIsTheSame(provider, operation, shortcut)));
        }
      }
    }
    assertTrue(tests.size() >= 150, () -> tests.size() + " shortcuts");
    return tests.stream();
  }

  private static List<Shortcut> shortcuts(SpecOperation operation) {
    List<Class<?>> types = List.of(GeneratedMethod.of(operation).method().getParameterTypes());
    Class<?> last = types.isEmpty() ? Void.class : types.get(types.size() - 1);
    List<Shortcut> shortcuts = new ArrayList<>();
    if (Parameters.class.isAssignableFrom(last)) {
      shortcuts.add(Shortcut.NO_PARAMETERS);
      shortcuts.add(Shortcut.LAMBDA);
    }
    if (operation.extension("x-body-root") != null) {
      shortcuts.add(Shortcut.INNER_OBJECT);
    }
    return shortcuts;
  }

  private static void assertIsTheSame(
      ProviderUnderTest provider, SpecOperation operation, Shortcut shortcut) {
    GeneratedMethod method = GeneratedMethod.of(operation);
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
    try (ClientUnderTest client =
        provider.client("http://127.0.0.1:1/", Keys.ORDINARY, builder -> {})) {
      assertEquals(
          text(method.forUsers().invoke(client.client(), values)),
          text(overload.invoke(client.client(), shorter)));
    }
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
    String text = request.method() + " " + request.url() + "\n" + body.readUtf8();
    return request.body() instanceof MultipartBody form
        ? text.replace(form.boundary(), "boundary") // it is drawn by lot
        : text;
  }
}
