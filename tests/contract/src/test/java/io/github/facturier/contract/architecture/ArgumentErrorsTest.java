package io.github.facturier.contract.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.TargetFile;
import io.github.facturier.runtime.client.ClientCore;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.JsonText;
import io.github.facturier.runtime.json.KnownValues;
import io.github.facturier.runtime.json.ModelValues;
import io.github.facturier.runtime.json.OpenEnum;
import io.github.facturier.runtime.json.Schema;
import io.github.facturier.runtime.parameter.Columns;
import io.github.facturier.runtime.spi.ErrorResponse;
import io.github.facturier.runtime.spi.JsonRequestBody;
import io.github.facturier.runtime.spi.Operations;
import io.github.facturier.runtime.spi.ReceivedCall;
import io.github.facturier.runtime.spi.RequiredLibrary;
import io.github.facturier.runtime.spi.ShutdownDelay;
import io.github.facturier.runtime.spi.SingleFlight;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import retrofit2.Response;

/**
 * The exception for an invalid argument of a public factory or constructor names the method that
 * the user called, not an internal one.
 */
class ArgumentErrorsTest {
  /** Methods for generated code and our modules, which receive the name to report. */
  private static final Set<Class<?>> NOT_FOR_USERS =
      Set.of(
          ApiError.class,
          Checks.class,
          ClientCore.class,
          Codec.class,
          Columns.class,
          ErrorDetails.class,
          ErrorResponse.class,
          JsonRequestBody.class,
          JsonText.class,
          KnownValues.class,
          ModelValues.class,
          Operations.class,
          Page.class,
          ReceivedCall.class,
          RequiredLibrary.class,
          Schema.class,
          Schema.Builder.class,
          ShutdownDelay.class,
          SingleFlight.class,
          TargetFile.class);

  private static final List<String> BAD_TEXTS =
      Arrays.asList(null, "", " ", "\n", "1,5", "é", "a b", "%", "\r\nX: y", "::");

  @Test
  void factoriesOfAllPublicPackages() throws Exception {
    Set<String> found = new TreeSet<>();
    Set<String> packages = new TreeSet<>();
    int tries = 0;
    for (JavaClass scanned : Production.classes()) {
      Class<?> type = Class.forName(scanned.getName(), false, getClass().getClassLoader());
      if (isScanned(scanned.getPackageName()) && isForUsers(type)) {
        packages.add(scanned.getPackageName());
        for (Executable executable : executables(type)) {
          tries += check(executable, found);
        }
      }
    }
    assertTrue(tries > 400, tries + " tries");
    for (String provider : Production.providers()) {
      String client = Production.packageOf(provider);
      assertTrue(packages.containsAll(List.of(client + ".model", client + ".auth")), client);
    }
    assertEquals(Set.of(), found);
  }

  /** Every exported package; the sandbox is not a client. */
  private static boolean isScanned(String name) {
    return !name.contains(".internal") && !name.startsWith(Production.ROOT + ".sandbox");
  }

  private static boolean isForUsers(Class<?> type) {
    Class<?> owner = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers())
        && (owner == null || isForUsers(owner))
        && !NOT_FOR_USERS.contains(type)
        && !type.isAnnotation()
        && !type.isEnum()
        && !Throwable.class.isAssignableFrom(type)
        && !OpenEnum.class.isAssignableFrom(type);
  }

  private static List<Executable> executables(Class<?> type) {
    List<Executable> executables = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      boolean isOfRetrofit = List.of(method.getParameterTypes()).contains(Response.class);
      if (Modifier.isPublic(method.getModifiers())
          && Modifier.isStatic(method.getModifiers())
          && !isOfRetrofit) { // not for users
        executables.add(method);
      }
    }
    if (!Modifier.isAbstract(type.getModifiers())) {
      executables.addAll(List.of(type.getConstructors()));
    }
    return executables;
  }

  /** Each argument in turn, with valid other arguments. */
  private static int check(Executable executable, Set<String> found) throws Exception {
    Class<?>[] types = executable.getParameterTypes();
    int tries = 0;
    for (int i = 0; i < types.length; i++) {
      if (types[i].isPrimitive()) {
        continue;
      }
      Collection<?> bad = types[i] == String.class ? BAD_TEXTS : Arrays.asList((Object) null);
      for (Object value : bad) {
        Object[] arguments = new Object[types.length];
        for (int k = 0; k < types.length; k++) {
          arguments[k] = k == i ? value : good(executable, k);
        }
        tries++;
        Throwable failure = failure(executable, arguments);
        if (failure == null
            ? value == null && !isNullable(executable, i)
            : !names(executable, failure)) {
          found.add(name(executable) + ": argument " + i + " = " + value + ": " + failure);
        }
      }
    }
    return tries;
  }

  private static boolean isNullable(Executable executable, int parameter) {
    return executable.getAnnotatedParameterTypes()[parameter].isAnnotationPresent(Nullable.class);
  }

  private static boolean names(Executable executable, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof DecodingException) { // the argument is JSON, and is reported as such
      return message.contains(" at $: ");
    }
    return failure instanceof IllegalArgumentException
        && message.startsWith(name(executable))
        && message.contains(": ");
  }

  private static String name(Executable executable) {
    String type = executable.getDeclaringClass().getSimpleName();
    return executable instanceof Constructor ? type : type + "." + executable.getName();
  }

  private static Throwable failure(Executable executable, Object[] arguments) throws Exception {
    try {
      if (executable instanceof Method method) {
        method.invoke(null, arguments);
      } else {
        ((Constructor<?>) executable).newInstance(arguments);
      }
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  private static Object good(Executable executable, int parameter) {
    Class<?> type = executable.getParameterTypes()[parameter];
    if (type == String.class) {
      return switch (name(executable)) {
        case "Authorization.form" -> "https://exemple.fr/cles";
        case "Line.of" -> "1.5";
        case "Codec.dateTime" -> "Europe/Paris";
        default -> "0123456789abcdef";
      };
    }
    if (type.isInterface() && !Collection.class.isAssignableFrom(type) && type != Map.class) {
      Class<?>[] interfaces = {type};
      return Proxy.newProxyInstance(
          type.getClassLoader(),
          interfaces,
          (proxy, method, a) -> method.getReturnType() == type ? proxy : null);
    }
    return GOOD.entrySet().stream()
        .filter(entry -> type.isAssignableFrom(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(
            type.isPrimitive()
                ? primitive(type)
                : type.isEnum() ? type.getEnumConstants()[0] : null);
  }

  private static Object primitive(Class<?> type) {
    return type == boolean.class ? (Object) false : type == int.class ? (Object) 1 : (Object) 1L;
  }

  private static final Map<Class<?>, Object> GOOD =
      Map.of(
          BigDecimal.class,
          BigDecimal.ONE,
          URI.class,
          URI.create("https://exemple.fr"),
          Path.class,
          Path.of("a.pdf"),
          Duration.class,
          Duration.ofSeconds(1),
          Instant.class,
          Instant.EPOCH,
          LocalDate.class,
          LocalDate.EPOCH,
          YearMonth.class,
          YearMonth.of(2026, 1),
          byte[].class,
          new byte[0],
          Class.class,
          Annotation.class);
}
