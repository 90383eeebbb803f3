package io.github.facturier.contract.architecture;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The types in the public signatures of a class, including generic types. */
final class PublicTypes {
  private static final Set<Type> UNWANTED =
      Set.of(double.class, Double.class, float.class, Float.class, Object.class);

  private final Class<?> owner;
  private final List<String> found;
  private int seen;

  /** Scans a class, and records its unwanted types. */
  PublicTypes(Class<?> owner, List<String> found) {
    this.owner = owner;
    this.found = found;
    if (isShown(owner.getModifiers())) {
      for (Field field : owner.getDeclaredFields()) {
        member(field, List.of(field.getGenericType()));
      }
      for (Constructor<?> constructor : owner.getDeclaredConstructors()) {
        member(constructor, List.of(constructor.getGenericParameterTypes()));
      }
      for (Method method : owner.getDeclaredMethods()) {
        if (!isOfObject(method)) {
          member(method, List.of(method.getGenericReturnType()));
          member(method, List.of(method.getGenericParameterTypes()));
        }
      }
    }
  }

  /** The number of types scanned. */
  int seen() {
    return seen;
  }

  /** {@code equals} must take an {@code Object}. */
  private static boolean isOfObject(Method method) {
    try {
      Object.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private void member(Member member, List<Type> types) {
    boolean isCompilers = member.isSynthetic() || member instanceof Method m && m.isBridge();
    if (isShown(member.getModifiers()) && !isCompilers) {
      types.forEach(type -> type(member, type, new LinkedHashSet<>()));
      if (member instanceof Executable executable) {
        for (TypeVariable<?> variable : executable.getTypeParameters()) {
          bounds(member, variable.getBounds(), new LinkedHashSet<>());
        }
      }
    }
  }

  private void type(Member member, Type type, Set<Type> within) {
    seen++;
    if (UNWANTED.contains(type)) {
      found.add(owner.getName() + "." + member.getName() + ": " + type.getTypeName());
    } else if (type instanceof ParameterizedType parameterized) {
      for (Type argument : parameterized.getActualTypeArguments()) {
        type(member, argument, within);
      }
    } else if (type instanceof WildcardType wildcard) {
      bounds(member, wildcard.getUpperBounds(), within);
      bounds(member, wildcard.getLowerBounds(), within);
    } else if (type instanceof GenericArrayType array) {
      type(member, array.getGenericComponentType(), within);
    } else if (type instanceof Class<?> array && array.isArray()) {
      type(member, array.getComponentType(), within);
    } else if (type instanceof TypeVariable<?> variable && within.add(variable)) {
      bounds(member, variable.getBounds(), within);
    }
  }

  private void bounds(Member member, Type[] bounds, Set<Type> within) {
    for (Type bound : bounds) {
      type(member, bound, within);
    }
  }

  private static boolean isShown(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
