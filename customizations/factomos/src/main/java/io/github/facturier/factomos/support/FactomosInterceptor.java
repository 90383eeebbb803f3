package io.github.facturier.factomos.support;

import java.io.IOException;
import okhttp3.FormBody;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the form of an action on its way out and decrypts the answer on its way in. What is no
 * action passes as it is.
 */
final class FactomosInterceptor implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final String token;
  private final FactomosCipher cipher;

  FactomosInterceptor(String token, FactomosCipher cipher) {
    this.token = token;
    this.cipher = cipher;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    FormBody form = request.body() instanceof FormBody body ? body : null;
    String action = form == null ? null : action(form);
    if (form == null || action == null) {
      return chain.proceed(request);
    }
    Request sealed = request.newBuilder().method(request.method(), sealed(form)).build();
    return opened(chain.proceed(sealed), action);
  }

  private static @Nullable String action(FormBody form) {
    for (int i = 0; i < form.size(); i++) {
      if (form.name(i).equals("action")) {
        return form.value(i);
      }
    }
    return null;
  }

  private FormBody sealed(FormBody form) throws IOException {
    Buffer query = new Buffer();
    form.writeTo(query);
    return new FormBody.Builder()
        .add("token", token)
        .add("crequest", cipher.encrypt(query.readUtf8()))
        .build();
  }

  private Response opened(Response response, String action) throws IOException {
    try (ResponseBody body = response.body()) {
      byte[] received = body.bytes();
      byte[] json = new Answer(action, response.code(), received).open(cipher);
      return response
          .newBuilder()
          .removeHeader("Content-Length")
          .body(ResponseBody.create(json, json == received ? body.contentType() : JSON))
          .build();
    }
  }
}
