package io.github.facturier.contract.spec;

import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.parameter.Columns;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import okhttp3.MultipartBody;
import retrofit2.Call;

/**
 * A method of a generated interface that makes a call.
 *
 * @param accessor the method of the client that gives the interface
 * @param method the method itself
 */
public record GeneratedMethod(Method accessor, Method method) {
  /** Every method of every interface that a client gives. */
  public static List<GeneratedMethod> all(Class<?> client) {
    List<GeneratedMethod> methods = new ArrayList<>();
    for (Method accessor : client.getMethods()) {
      if (accessor.getReturnType().isInterface() && accessor.getParameterCount() == 0) {
        for (Method method : accessor.getReturnType().getDeclaredMethods()) {
          if (!method.isDefault() && Call.class.isAssignableFrom(method.getReturnType())) {
            methods.add(new GeneratedMethod(accessor, method));
          }
        }
      }
    }
    return methods;
  }

  /**
   * The method of an operation, on the interfaces of its client.
   *
   * @throws AssertionError unless there is exactly one
   */
  public static GeneratedMethod of(SpecOperation operation) {
    List<GeneratedMethod> found =
        all(operation.document().clientType()).stream()
            .filter(method -> operation.id().equals(method.operationId()))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(operation + " has these methods: " + found);
    }
    return found.get(0);
  }

  /** The operation that the method says it is, null if it says nothing. */
  public String operationId() {
    Operation operation = method.getAnnotation(Operation.class);
    return operation == null ? null : operation.id();
  }

  /**
   * The method as users call it: with a file of theirs in place of a part of a form, and rows in
   * place of columns.
   *
   * @throws AssertionError if it has parts or columns, and no such overload
   */
  public GeneratedMethod forUsers() {
    Class<?>[] types =
        Arrays.stream(method.getParameterTypes())
            .map(GeneratedMethod::forUsers)
            .toArray(Class<?>[]::new);
    try {
      return new GeneratedMethod(
          accessor, method.getDeclaringClass().getMethod(method.getName(), types));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(this + " has no overload for " + List.of(types), e);
    }
  }

  private static Class<?> forUsers(Class<?> parameter) {
    return parameter == MultipartBody.Part.class
        ? Upload.class
        : parameter == Columns.class ? List.class : parameter;
  }

  /** Calls the method as a user would. */
  public Call<?> invoke(Object client, List<?> arguments) {
    try {
      return (Call<?>) method.invoke(accessor.invoke(client), arguments.toArray());
    } catch (InvocationTargetException e) {
      throw new AssertionError(this + " refuses its arguments", e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(this + " is not public", e);
    }
  }

  @Override
  public String toString() {
    return "client." + accessor.getName() + "()." + method.getName();
  }
}
