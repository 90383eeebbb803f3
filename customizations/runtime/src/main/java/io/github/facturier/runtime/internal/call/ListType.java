package io.github.facturier.runtime.internal.call;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type {@code List<item>} for Retrofit. */
record ListType(Type item) implements ParameterizedType {
  @Override
  public Type[] getActualTypeArguments() {
    return new Type[] {item};
  }

  @Override
  public Type getRawType() {
    return List.class;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return null;
  }

  @Override
  public String getTypeName() {
    return "java.util.List<" + item.getTypeName() + ">";
  }

  @Override
  public String toString() {
    return getTypeName();
  }
}
