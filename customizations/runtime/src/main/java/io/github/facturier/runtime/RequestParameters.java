package io.github.facturier.runtime;

import java.util.List;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The parameters of a request: those of its form if it sends one, else those of its query. */
final class RequestParameters {
  private RequestParameters() {}

  static @Nullable String get(Request request, String name) {
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

  static Request set(Request request, String name, String value) {
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
   * The same request with what is always sent: at the beginning of its form, which an empty body
   * becomes, or in its query where there is no body.
   */
  static Request withConstants(List<Constant> constants, Request request) {
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
    if (request.body() instanceof FormBody form) {
      for (int i = 0; i < form.size(); i++) {
        complete.add(form.name(i), form.value(i));
      }
    }
    return request.newBuilder().method(request.method(), complete.build()).build();
  }
}
