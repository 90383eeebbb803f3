package io.github.facturier.factomos.auth;

import java.io.IOException;
import okhttp3.FormBody;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/** Encrypts the form of an action and decrypts the response. Other requests pass unchanged. */
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
    if (form == null || !isAction(form)) {
      return chain.proceed(request);
    }
    Request sealed = request.newBuilder().method(request.method(), encrypted(form)).build();
    return decrypted(chain.proceed(sealed));
  }

  private static boolean isAction(FormBody form) {
    for (int i = 0; i < form.size(); i++) {
      if (form.name(i).equals("action")) {
        return true;
      }
    }
    return false;
  }

  private FormBody encrypted(FormBody form) throws IOException {
    Buffer query = new Buffer();
    form.writeTo(query);
    return new FormBody.Builder()
        .add("token", token)
        .add("crequest", cipher.encrypt(query.readUtf8()))
        .build();
  }

  private Response decrypted(Response response) throws IOException {
    byte[] received = received(response);
    byte[] json = new EncryptedResponse(response.code(), received).open(cipher);
    MediaType type = json == received ? response.body().contentType() : JSON;
    return response
        .newBuilder()
        .removeHeader("Content-Length")
        .body(ResponseBody.create(json, type))
        .build();
  }

  /** Returns the whole body; for an error, the received part if the connection was lost. */
  private static byte[] received(Response response) throws IOException {
    Buffer bytes = new Buffer();
    try (ResponseBody body = response.body()) {
      bytes.writeAll(body.source());
    } catch (IOException e) {
      if (response.isSuccessful()) {
        throw e;
      }
    }
    return bytes.readByteArray();
  }
}
