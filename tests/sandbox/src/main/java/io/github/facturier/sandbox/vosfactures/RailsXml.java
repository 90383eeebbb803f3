package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Renders JSON as XML in the format of Rails. */
final class RailsXml {
  private RailsXml() {}

  /** Renders a document. Its root element is {@code root}, or its plural for an array. */
  static String render(String root, JsonElement json) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    element(out, json.isJsonArray() ? plural(root) : root, json, "");
    return out.toString();
  }

  private static void element(StringBuilder out, String name, JsonElement value, String indent) {
    String tag = name.replace('_', '-').replaceAll("[^\\w.-]", "");
    if (!tag.matches("[A-Za-z_].*")) {
      tag = "item-" + tag;
    }
    out.append(indent).append('<').append(tag);
    if (value instanceof JsonArray array) {
      out.append(" type=\"array\">\n");
      array.forEach(item -> element(out, singular(name), item, indent + "  "));
      out.append(indent).append("</").append(tag).append(">\n");
    } else if (value instanceof JsonObject object) {
      out.append(">\n");
      object.asMap().forEach((member, item) -> element(out, member, item, indent + "  "));
      out.append(indent).append("</").append(tag).append(">\n");
    } else if (value instanceof JsonPrimitive scalar) {
      String type =
          scalar.isBoolean() ? " type=\"boolean\"" : scalar.isNumber() ? " type=\"integer\"" : "";
      out.append(type).append('>').append(escape(scalar.getAsString()));
      out.append("</").append(tag).append(">\n");
    } else {
      out.append(" nil=\"true\"/>\n");
    }
  }

  static String plural(String name) {
    if (name.endsWith("y")) {
      return name.substring(0, name.length() - 1) + "ies";
    }
    return name.endsWith("ss") ? name + "es" : name + "s";
  }

  static String singular(String name) {
    if (name.endsWith("ies")) {
      return name.substring(0, name.length() - 3) + "y";
    }
    if (name.endsWith("sses")) {
      return name.substring(0, name.length() - 2);
    }
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }

  private static String escape(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
