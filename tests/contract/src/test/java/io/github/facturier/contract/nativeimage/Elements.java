package io.github.facturier.contract.nativeimage;

import java.util.Collection;
import java.util.List;

/** Elements that are accessed by reflection, as comparable texts. */
final class Elements {
  private Elements() {}

  static String type(String name) {
    return "type " + name;
  }

  static String field(String type, String name) {
    return "field " + name + " of " + type;
  }

  static String method(String type, String name, Collection<String> parameterTypes) {
    return "method " + name + "(" + String.join(", ", parameterTypes) + ") of " + type;
  }

  static String method(String type, String name, Class<?>... parameterTypes) {
    return method(type, name, List.of(parameterTypes).stream().map(Class::getName).toList());
  }

  static String proxy(Collection<String> interfaces) {
    return "proxy of " + String.join(", ", interfaces);
  }

  static String all(String type, String what) {
    return "all " + what + " of " + type;
  }

  static String resource(String name) {
    return "resource " + name;
  }
}
