package io.github.facturier.interop;

import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A provider's test double, found in the sandbox by its name: a provider that is added there is
 * tested here.
 */
final class TestDouble {
  private static final Set<Class<?>> VALUES = Set.of(String.class, long.class, URI.class);

  private final String provider;
  private final Object sandbox;

  private TestDouble(String provider, Object sandbox) {
    this.provider = provider;
    this.sandbox = sandbox;
  }

  /** The doubles of all providers among {@code documents}, which are named as their specs are. */
  static List<TestDouble> in(Sandbox sandbox, List<String> documents) {
    return Arrays.stream(Sandbox.class.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getReturnType().getSimpleName().endsWith("Sandbox"))
        .filter(method -> method.getParameterCount() == 0)
        .map(method -> new TestDouble(document(method, documents), call(sandbox, method)))
        .sorted(Comparator.comparing(TestDouble::provider))
        .toList();
  }

  private static String document(Method method, List<String> documents) {
    return documents.stream()
        .filter(name -> name.replace("-", "").equals(method.getName().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No document for Sandbox." + method.getName()));
  }

  String provider() {
    return provider;
  }

  /** The operations of a document, without internal ones. */
  static Set<String> operations(String document) {
    Matcher ids =
        Pattern.compile("(?m)^      operationId: (\\w+)$(?!\\n      x-internal: true)")
            .matcher(Node.text(Node.SPECS.resolve(document + ".yaml")));
    return ids.results().map(id -> id.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The number of requests of a collection: a file that an address takes beside JSON has its own.
   */
  static long requests(String document) {
    long files =
        Pattern.compile("(?m)^      x-multipart:$")
            .matcher(Node.text(Node.SPECS.resolve(document + ".yaml")))
            .results()
            .count();
    return operations(document).size() + files;
  }

  /** Its address and credentials, by the names of their methods. */
  Map<String, String> values() {
    return Arrays.stream(sandbox.getClass().getMethods())
        .filter(
            method -> method.getParameterCount() == 0 && VALUES.contains(method.getReturnType()))
        .filter(method -> !method.getDeclaringClass().equals(Object.class))
        .filter(method -> !method.getName().startsWith("new"))
        .collect(
            Collectors.toMap(Method::getName, this::text, (first, next) -> next, TreeMap::new));
  }

  /** A token as a login gives it, empty if the provider has none. */
  String newToken() {
    return Arrays.stream(sandbox.getClass().getMethods())
        .filter(method -> method.getName().matches("new(Access)?Token"))
        .findFirst()
        .map(this::text)
        .orElse("");
  }

  private String text(Method method) {
    return String.valueOf(call(sandbox, method));
  }

  List<RecordedCall> requests() {
    return list("requests").stream().map(RecordedCall.class::cast).toList();
  }

  List<String> violations() {
    return list("violations").stream().map(String.class::cast).toList();
  }

  private List<?> list(String name) {
    try {
      return (List<?>) call(sandbox, sandbox.getClass().getMethod(name));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static Object call(Object target, Method method) {
    try {
      return method.invoke(target);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(method + " failed", e);
    }
  }
}
