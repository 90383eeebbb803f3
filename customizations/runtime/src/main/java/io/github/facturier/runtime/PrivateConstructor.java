package io.github.facturier.runtime;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/**
 * The private constructor of a generated class, which its module opens to this one. It stands for a
 * lambda in each of those classes, which would be some 7 % of a client's size.
 */
final class PrivateConstructor<T> {
  private final Constructor<T> constructor;

  PrivateConstructor(Class<T> type, Class<?> parameter) {
    try {
      constructor = type.getDeclaredConstructor(parameter);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          type + " has no constructor for a " + parameter.getSimpleName(), e);
    }
  }

  T create(Object argument) {
    try {
      return constructor.newInstance(argument);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
