package io.github.facturier.vosfactures.internal;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Adds the token where VosFactures expects it: to the root object of a JSON body, as a part of a
 * multipart body, otherwise to the query. A token that the caller has set is not changed.
 */
public final class ApiTokenInterceptor implements Interceptor {
  static final String NAME = "api_token";

  private final String token;

  public ApiTokenInterceptor(String token) {
    this.token = token;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    return chain.proceed(withToken(chain.request()));
  }

  private Request withToken(Request request) {
    RequestBody body = request.body();
    if (body instanceof MultipartBody parts) {
      return request.newBuilder().method(request.method(), withPart(parts)).build();
    }
    if (body != null && isJson(body.contentType())) {
      return request
          .newBuilder()
          .method(request.method(), new JsonBodyWithToken(body, token))
          .build();
    }
    HttpUrl url = request.url();
    return url.queryParameter(NAME) != null
        ? request
        : request.newBuilder().url(url.newBuilder().addQueryParameter(NAME, token).build()).build();
  }

  private static boolean isJson(@Nullable MediaType type) {
    return type != null && type.subtype().equals("json");
  }

  private MultipartBody withPart(MultipartBody body) {
    MultipartBody.Part token = MultipartBody.Part.createFormData(NAME, this.token);
    MultipartBody.Builder parts = new MultipartBody.Builder(body.boundary()).setType(body.type());
    for (MultipartBody.Part part : body.parts()) {
      if (part.headers() != null && part.headers().equals(token.headers())) {
        return body;
      }
    }
    parts.addPart(token);
    body.parts().forEach(parts::addPart);
    return parts.build();
  }
}
