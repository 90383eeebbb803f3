package io.github.facturier.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Maps methods and path templates to values. If several templates match, the one with the most
 * literal text wins.
 */
public final class Router<T> {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final List<Route<T>> routes = new ArrayList<>();

  /** A value with the path parameters of the matched path. */
  public record Match<T>(T value, Map<String, String> pathValues) {}

  private record Route<T>(
      String method, Pattern pattern, List<String> names, int literals, T value) {}

  /** Registers a value for a method and a template such as {@code /clients/{id}.json}. */
  public Router<T> add(String method, String template, T value) {
    List<String> names = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    Matcher placeholders = PLACEHOLDER.matcher(template);
    int from = 0;
    int literals = 0;
    while (placeholders.find()) {
      regex.append(Pattern.quote(template.substring(from, placeholders.start()))).append("([^/]+)");
      literals += placeholders.start() - from;
      names.add(placeholders.group(1));
      from = placeholders.end();
    }
    regex.append(Pattern.quote(template.substring(from)));
    literals += template.length() - from;
    routes.add(
        new Route<>(
            method, Pattern.compile(regex.toString()), List.copyOf(names), literals, value));
    return this;
  }

  /** The value registered for a method and a path, or null. */
  public @Nullable Match<T> find(String method, String path) {
    Route<T> best = null;
    for (Route<T> route : routes) {
      boolean fits = route.method().equals(method) && route.pattern().matcher(path).matches();
      if (fits && (best == null || route.literals() > best.literals())) {
        best = route;
      }
    }
    return best == null ? null : match(best, path);
  }

  /** All registered values. */
  public List<T> values() {
    return routes.stream().map(Route::value).toList();
  }

  private static <T> Match<T> match(Route<T> route, String path) {
    Matcher matcher = route.pattern().matcher(path);
    Map<String, String> values = new LinkedHashMap<>();
    if (matcher.matches()) {
      for (int i = 0; i < route.names().size(); i++) {
        values.put(
            route.names().get(i), URLDecoder.decode(matcher.group(i + 1), StandardCharsets.UTF_8));
      }
    }
    return new Match<>(route.value(), values);
  }
}
