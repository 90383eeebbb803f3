package io.github.facturier.runtime.internal.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.RawRequest;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.annotation.Effect;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.internal.http.RedirectInterceptor;
import io.github.facturier.runtime.internal.http.RequestParameters;
import io.github.facturier.runtime.internal.io.RawOperation;
import io.github.facturier.runtime.internal.io.RequestMark;
import io.github.facturier.runtime.internal.redact.Redactor;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.ModelValues;
import io.github.facturier.runtime.spi.JsonRequestBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/** {@link RawRequest} that creates the same calls as the methods of an interface. */
final class DefaultRawRequest implements RawRequest {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern METHOD = Pattern.compile("[A-Z]+");
  private static final Annotation[] NO_ANNOTATIONS = {};
  private static final String JSON = "application/json";
  private static final String ANY = "*/*";

  private final CallContext context;
  private final Retrofit retrofit;
  private final String method;
  private final String path;
  private final String name;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<Map.Entry<String, String>> query = new ArrayList<>();
  private final List<Map.Entry<String, String>> form = new ArrayList<>();
  private final List<MultipartBody.Part> files = new ArrayList<>();
  private final Headers.Builder headers = new Headers.Builder();
  private final List<String> secrets = new ArrayList<>();
  private @Nullable RequestBody body;
  private Effect effect;
  private boolean nonRepeatable;
  private @Nullable Class<?> credentials;
  private boolean anonymous;

  /**
   * Starts a request.
   *
   * @throws IllegalArgumentException if the method is none, or the path is a URL of another host
   */
  DefaultRawRequest(CallContext context, Retrofit retrofit, String method, String path) {
    this.context = context;
    this.retrofit = retrofit;
    this.method = Checks.notBlank("request", "method", method).toUpperCase(Locale.ROOT);
    this.path = Checks.notBlank("request", "path", path);
    String withoutQuery = path.replaceFirst("[?#].*", "");
    this.name = context.errors().hidden(this.method + " " + withoutQuery);
    if (!METHOD.matcher(this.method).matches()) {
      throw bad("method", "must be an HTTP method, such as GET");
    }
    this.effect =
        this.method.equals("GET") || this.method.equals("HEAD") ? Effect.READ : Effect.WRITE;
    checkHost(resolved(path));
  }

  /** Resolves the path against the base URL. A slash at its beginning is as in documentation. */
  private HttpUrl resolved(String path) {
    boolean isRooted = path.startsWith("/") && !path.startsWith("//");
    HttpUrl url = retrofit.baseUrl().resolve(isRooted ? path.substring(1) : path);
    if (url == null) {
      throw bad("path", "must be a path, such as clients/{id}.json");
    }
    return url;
  }

  /** The credentials are those of the client's own host. */
  private void checkHost(HttpUrl url) {
    if (!RedirectInterceptor.isSameHost(retrofit.baseUrl(), url)) {
      throw bad("path", "must not be the address of another host than the client's");
    }
  }

  @Override
  public RawRequest path(String name, Object value) {
    Checks.notBlank(this.name, "name", name);
    String text = text(name, value);
    if (!path.contains("{" + name + "}")) {
      throw bad(name, "is not in the path");
    }
    try {
      variables.put(name, encoded(Checks.pathSegment(name, text)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(this.name + ": " + e.getMessage(), e);
    }
    collect(name, text);
    return this;
  }

  private static String encoded(String segment) {
    return new HttpUrl.Builder()
        .scheme("https")
        .host("localhost")
        .addPathSegment(segment)
        .build()
        .encodedPathSegments()
        .get(0);
  }

  @Override
  public RawRequest query(String name, Object value) {
    query.add(entry(name, value));
    return this;
  }

  @Override
  public RawRequest form(String name, Object value) {
    form.add(entry(name, value));
    return this;
  }

  private Map.Entry<String, String> entry(String name, Object value) {
    Checks.notBlank(this.name, "name", name);
    String text = text(name, value);
    collect(name, text);
    return Map.entry(name, text);
  }

  private String text(String name, @Nullable Object value) {
    return RequestParameters.text(Checks.required(this.name, name, value));
  }

  private void collect(String name, String value) {
    if (Redactor.isSecretName(name)) {
      secrets.add(value);
    }
  }

  @Override
  public RawRequest file(String name, Upload file) {
    Checks.notBlank(this.name, "name", name);
    files.add(Checks.required(this.name, name, file).part(name));
    return this;
  }

  @Override
  public RawRequest header(String name, String value) {
    Checks.notBlank(this.name, "name", name);
    try {
      headers.set(name, Checks.required(this.name, name, value));
    } catch (IllegalArgumentException e) { // OkHttp's message has the value
      throw bad(name, "must be a valid header");
    }
    collect(name, value);
    return this;
  }

  @Override
  public RawRequest body(Model json) {
    Checks.required(name, "body", json);
    secrets.addAll(ModelValues.secrets(json));
    return json(json.getClass(), json);
  }

  @Override
  public RawRequest body(JsonElement json) {
    Checks.required(name, "body", json);
    collect("", json);
    return json(JsonElement.class, json);
  }

  private RawRequest json(Type type, Object value) {
    try {
      return body(
          JsonRequestBody.of(Objects.requireNonNull(JsonConverterFactory.codec(type)), value));
    } catch (IOException impossible) { // it is written to memory
      throw new UncheckedIOException(impossible);
    }
  }

  private void collect(String name, JsonElement json) {
    if (json instanceof JsonObject object) {
      object.entrySet().forEach(entry -> collect(entry.getKey(), entry.getValue()));
    } else if (json instanceof JsonArray items) {
      items.forEach(item -> collect(name, item));
    } else if (json instanceof JsonPrimitive value && value.isString()) {
      collect(name, value.getAsString());
    }
  }

  @Override
  public RawRequest body(RequestBody body) {
    this.body = Checks.required(name, "body", body);
    return this;
  }

  @Override
  public RawRequest effect(Effect effect) {
    this.effect = Checks.required(name, "effect", effect);
    return this;
  }

  @Override
  public RawRequest nonRepeatable() {
    nonRepeatable = true;
    return this;
  }

  @Override
  public RawRequest credentials(Class<? extends Credentials> type) {
    credentials = Checks.required(name, "type", type);
    return this;
  }

  @Override
  public RawRequest withoutCredentials() {
    anonymous = true;
    return this;
  }

  @Override
  public <T extends Model> ApiCall<T> as(Class<T> type) {
    return decoded(Checks.required(name, "type", type));
  }

  @Override
  public <T extends Model> ApiCall<List<T>> asList(Class<T> type) {
    return decoded(new ListType(Checks.required(name, "type", type)));
  }

  @Override
  public ApiCall<JsonElement> asJson() {
    return decoded(JsonElement.class);
  }

  private <T> ApiCall<T> decoded(Type type) {
    ResponseMapper<T, T> mapper = ApiCallAdapterFactory.asIs(retrofit, type, NO_ANNOTATIONS);
    return new DefaultApiCall<>(call(request(JSON, type)), mapper, context);
  }

  @Override
  public ApiCall<Download> asDownload() {
    return download("", ANY);
  }

  @Override
  public ApiCall<Download> asDownload(String mediaType) {
    return download(Checks.notBlank(name, "mediaType", mediaType), mediaType);
  }

  private ApiCall<Download> download(String mediaType, String accepted) {
    Request streamed = RequestMark.STREAMED.on(request(accepted, null));
    return new DefaultApiCall<>(call(streamed), context.downloads(mediaType), context);
  }

  @Override
  public ApiCall<Void> asVoid() {
    ResponseMapper<NoContent, Void> mapper =
        ApiCallAdapterFactory.nothing(retrofit, NO_ANNOTATIONS);
    return new DefaultApiCall<>(call(request(JSON, null)), mapper, context);
  }

  private okhttp3.Call call(Request request) {
    return context.calls().newCall(request);
  }

  private Request request(String mediaType, @Nullable Type resultType) {
    HttpUrl url = resolved(VARIABLE.matcher(path).replaceAll(this::replacement));
    checkHost(url);
    HttpUrl.Builder complete = url.newBuilder().fragment(null);
    query.forEach(entry -> complete.addQueryParameter(entry.getKey(), entry.getValue()));
    RawOperation operation =
        new RawOperation(
            name,
            effect,
            nonRepeatable,
            credentials,
            anonymous,
            mediaType,
            resultType,
            List.copyOf(secrets));
    try {
      return new Request.Builder()
          .url(complete.build())
          .headers(headers.build())
          .method(method, body())
          .tag(RawOperation.class, operation)
          .build();
    } catch (IllegalArgumentException e) { // GET does not allow a body, PUT needs one
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private String replacement(MatchResult variable) {
    return Matcher.quoteReplacement(variables.getOrDefault(variable.group(1), variable.group()));
  }

  private @Nullable RequestBody body() {
    if (body != null) {
      if (!form.isEmpty() || !files.isEmpty()) {
        throw bad("body", "must not be set beside a form");
      }
      return body;
    }
    if (!files.isEmpty()) {
      MultipartBody.Builder parts = new MultipartBody.Builder().setType(MultipartBody.FORM);
      form.forEach(entry -> parts.addFormDataPart(entry.getKey(), entry.getValue()));
      files.forEach(parts::addPart);
      return parts.build();
    }
    if (!form.isEmpty()) {
      FormBody.Builder fields = new FormBody.Builder();
      form.forEach(entry -> fields.add(entry.getKey(), entry.getValue()));
      return fields.build();
    }
    return switch (method) {
      case "POST", "PUT", "PATCH" -> RequestBody.create("", null);
      default -> null;
    };
  }

  private IllegalArgumentException bad(String parameter, String problem) {
    return new IllegalArgumentException(name + ": parameter '" + parameter + "' " + problem);
  }

  /** The method and the path, without values. */
  @Override
  public String toString() {
    return name;
  }
}
