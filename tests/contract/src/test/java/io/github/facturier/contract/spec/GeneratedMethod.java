package io.github.facturier.contract.spec;

import io.github.facturier.runtime.Operation;
import io.github.facturier.runtime.Upload;
import io.github.facturier.vosfactures.VosFacturesClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import retrofit2.Call;

/**
 * A method of a generated interface that makes a call.
 *
 * @param accessor the method of the client that gives the interface
 * @param method the method itself
 */
public record GeneratedMethod(Method accessor, Method method) {
  /** Every method of every interface that the client gives. */
  public static List<GeneratedMethod> all() {
    return all(VosFacturesClient.class);
  }

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
   * The method of an operation.
   *
   * @throws AssertionError unless there is exactly one
   */
  public static GeneratedMethod of(SpecOperation operation) {
    return of(operation, VosFacturesClient.class);
  }

  /**
   * The method of an operation, on the interfaces of a client.
   *
   * @throws AssertionError unless there is exactly one
   */
  public static GeneratedMethod of(SpecOperation operation, Class<?> client) {
    List<GeneratedMethod> found =
        all(client).stream().filter(method -> operation.id().equals(method.operationId())).toList();
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

  /** The overload that takes a file of the caller's in place of a part of a form. */
  public GeneratedMethod withUpload() {
    return Arrays.stream(method.getDeclaringClass().getMethods())
        .filter(other -> other.getName().equals(method.getName()) && other.isDefault())
        .filter(other -> List.of(other.getParameterTypes()).contains(Upload.class))
        .filter(other -> !List.of(other.getParameterTypes()).contains(Consumer.class))
        .filter(other -> other.getParameterCount() == method.getParameterCount())
        .map(other -> new GeneratedMethod(accessor, other))
        .findFirst()
        .orElseThrow(() -> new AssertionError(this + " has no overload that takes an Upload"));
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
