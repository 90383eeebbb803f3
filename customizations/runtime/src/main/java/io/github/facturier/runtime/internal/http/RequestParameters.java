package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.annotation.Constant;
import io.github.facturier.runtime.annotation.LongestPeriod;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.internal.io.AdditionalSecrets;
import io.github.facturier.runtime.internal.redact.Redactor;
import io.github.facturier.runtime.parameter.Parameters;
import io.github.facturier.runtime.parameter.QueryParameters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/**
 * Reads and sets the parameters of a request: those of its form if it has one, otherwise those of
 * its query.
 */
public final class RequestParameters {
  private RequestParameters() {}

  public static @Nullable String get(Request request, String name) {
    if (request.body() instanceof FormBody form) {
      for (int i = 0; i < form.size(); i++) {
        if (form.name(i).equals(name)) {
          return form.value(i);
        }
      }
      return null;
    }
    return request.url().queryParameter(name);
  }

  public static Request set(Request request, String name, String value) {
    if (request.body() instanceof FormBody form) {
      FormBody.Builder changed = new FormBody.Builder();
      for (int i = 0; i < form.size(); i++) {
        if (!form.name(i).equals(name)) {
          changed.add(form.name(i), form.value(i));
        }
      }
      return request
          .newBuilder()
          .method(request.method(), changed.add(name, value).build())
          .build();
    }
    return request
        .newBuilder()
        .url(request.url().newBuilder().setQueryParameter(name, value).build())
        .build();
  }

  /**
   * Adds values to a parameter that is a list with commas.
   *
   * @param parameter the parameter, as {@code name=value,value}
   */
  public static Request add(Request request, String parameter) {
    int end = parameter.indexOf('=');
    String name = parameter.substring(0, end);
    String before = get(request, name);
    Set<String> values = new LinkedHashSet<>();
    if (before != null && !before.isEmpty()) {
      values.addAll(List.of(before.split(",")));
    }
    values.addAll(List.of(parameter.substring(end + 1).split(",")));
    return set(request, name, String.join(",", values));
  }

  /**
   * Adds the optional parameters of the method that created the request: to its query, or at the
   * end of its form. An empty body becomes a form.
   */
  public static Request withArguments(Request request) {
    Request complete = request;
    Invocation invocation = request.tag(Invocation.class);
    if (invocation != null) {
      for (Object argument : invocation.arguments()) {
        if (argument instanceof Parameters parameters) {
          complete = with(parameters, complete);
        }
      }
      checkPeriod(invocation.method().getAnnotation(LongestPeriod.class), complete);
    }
    return complete;
  }

  private static void checkPeriod(@Nullable LongestPeriod longest, Request request) {
    if (longest == null) {
      return;
    }
    String from = get(request, longest.from());
    String to = get(request, longest.to());
    if (from == null || to == null) {
      return;
    }
    long days = ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to)) + 1;
    if (days > longest.days()) {
      throw new IllegalArgumentException(
          "parameters '%s' and '%s' must span at most %d days, but %s to %s are %d"
              .formatted(longest.from(), longest.to(), longest.days(), from, to, days));
    }
  }

  /**
   * Adds a parameter that is not in the spec: at the end of its form if it has one, otherwise to
   * its query.
   *
   * @throws IllegalArgumentException if the name is blank, the value is null, or the parameter is
   *     in the spec
   */
  public static Request withAdditional(String name, Object value, Request request) {
    OperationMetadata operation = OperationMetadata.of(request);
    Checks.notBlank(operation.name(), "name", name);
    String text = text(Checks.required(operation.name(), name, value));
    if (operation.hasParameter(name)) {
      throw new IllegalArgumentException(
          operation.name() + ": '" + name + "' is in the spec: set it as an argument");
    }
    boolean isForm =
        request.body() != null
            && operation.constants().stream().anyMatch(constant -> !constant.header());
    Request complete =
        isForm || request.body() instanceof FormBody
            ? inForm(name, text, request)
            : inQuery(name, text, request);
    return Redactor.isSecretName(name) ? AdditionalSecrets.add(complete, text) : complete;
  }

  private static Request inForm(String name, String value, Request request) {
    FormBody.Builder form = new FormBody.Builder();
    addAll(request.body(), form);
    form.add(name, value);
    return request.newBuilder().method(request.method(), form.build()).build();
  }

  private static Request inQuery(String name, String value, Request request) {
    HttpUrl url = request.url().newBuilder().addQueryParameter(name, value).build();
    return request.newBuilder().url(url).build();
  }

  private static Request with(Parameters parameters, Request request) {
    List<Map.Entry<String, Object>> entries = parameters.entries();
    if (parameters instanceof QueryParameters) {
      if (entries.isEmpty()) {
        return request;
      }
      HttpUrl.Builder url = request.url().newBuilder();
      entries.forEach(entry -> url.addQueryParameter(entry.getKey(), text(entry.getValue())));
      return request.newBuilder().url(url.build()).build();
    }
    FormBody.Builder form = new FormBody.Builder();
    addAll(request.body(), form);
    entries.forEach(entry -> form.add(entry.getKey(), text(entry.getValue())));
    return request.newBuilder().method(request.method(), form.build()).build();
  }

  private static void addAll(@Nullable RequestBody body, FormBody.Builder form) {
    if (body instanceof FormBody fields) {
      for (int i = 0; i < fields.size(); i++) {
        form.add(fields.name(i), fields.value(i));
      }
    }
  }

  /**
   * Converts a parameter to text. A decimal has no exponent, since providers do not read {@code
   * 1E+3}.
   */
  public static String text(Object value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  /**
   * Adds the constant parameters: headers, fields at the beginning of the form if there is a body,
   * otherwise parameters of the query. An empty body becomes a form.
   */
  static Request withConstants(List<Constant> constants, Request request) {
    Request.Builder complete = request.newBuilder();
    List<Constant> fields = new ArrayList<>();
    for (Constant constant : constants) {
      if (constant.header()) {
        complete.header(constant.name(), constant.value());
      } else {
        fields.add(constant);
      }
    }
    return withFields(fields, complete.build());
  }

  private static Request withFields(List<Constant> constants, Request request) {
    if (constants.isEmpty()) {
      return request;
    }
    if (request.body() == null) {
      HttpUrl.Builder url = request.url().newBuilder();
      constants.forEach(constant -> url.addQueryParameter(constant.name(), constant.value()));
      return request.newBuilder().url(url.build()).build();
    }
    FormBody.Builder complete = new FormBody.Builder();
    constants.forEach(constant -> complete.add(constant.name(), constant.value()));
    addAll(request.body(), complete);
    return request.newBuilder().method(request.method(), complete.build()).build();
  }
}
