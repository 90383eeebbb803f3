package io.github.facturier.contract.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.WireRequest;
import io.github.facturier.contract.spec.WireRequest.Part;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;

/**
 * The authentication of requests. Each method removes the credentials, and fails unless they are
 * present, correct, and nowhere else.
 */
final class Proof {
  private static final String API_TOKEN = "api_token";

  private Proof() {}

  /** No credentials. */
  static WireRequest none(WireRequest request, Keys keys) {
    assertNull(request.headers().get("Authorization"));
    assertEquals(0, request.count(keys.secret()), request::toString);
    return request;
  }

  /** As a security scheme of OpenAPI says. */
  static WireRequest of(SecurityScheme scheme, WireRequest request, Keys keys) {
    if (scheme.getType() == SecurityScheme.Type.HTTP) {
      String value =
          scheme.getScheme().equalsIgnoreCase("basic")
              ? Credentials.basic(keys.name(), keys.secret())
              : "Bearer " + keys.secret();
      return header(request, keys, value);
    }
    assertNull(request.headers().get("Authorization"));
    assertEquals(SecurityScheme.Type.APIKEY, scheme.getType());
    assertEquals(1, request.count(keys.secret()), request::toString);
    if (scheme.getIn() == SecurityScheme.In.HEADER) {
      assertEquals(List.of(keys.secret()), request.headers().values(scheme.getName()));
      return request;
    }
    assertEquals(keys.secret(), request.url().queryParameter(scheme.getName()));
    return request.withoutQuery(scheme.getName());
  }

  /** By a header. */
  static WireRequest header(WireRequest request, Keys keys, String value) {
    assertEquals(List.of(value), request.headers().values("Authorization"));
    assertEquals(value.contains(keys.secret()) ? 1 : 0, request.count(keys.secret()));
    return request;
  }

  /** The API token: in the root of a JSON body, else in a part of a form, else in the query. */
  static WireRequest apiToken(WireRequest request, Keys keys) throws Exception {
    assertNull(request.headers().get("Authorization"));
    assertEquals(1, request.count(keys.secret()), request::toString);
    if (SpecOperation.JSON.equals(request.mediaType())) {
      JsonObject json = request.json();
      assertEquals(new JsonPrimitive(keys.secret()), json.remove(API_TOKEN));
      String rest = json.isEmpty() ? "" : json.toString();
      return request.withBody(rest.getBytes(StandardCharsets.UTF_8));
    }
    if (request.body().length > 0) {
      return withoutPart(request, keys);
    }
    assertEquals(keys.secret(), request.url().queryParameter(API_TOKEN));
    return request.withoutQuery(API_TOKEN);
  }

  private static WireRequest withoutPart(WireRequest request, Keys keys) throws Exception {
    MediaType type = MediaType.get(request.headers().get("Content-Type"));
    MultipartBody.Builder others = new MultipartBody.Builder(type.parameter("boundary"));
    for (Part part : request.parts()) {
      if (part.name().equals(API_TOKEN)) {
        assertEquals(keys.secret(), part.text());
      } else {
        MediaType content = MediaType.get(part.headers().get("Content-Type"));
        others.addPart(
            part.headers()
                .newBuilder()
                .removeAll("Content-Type")
                .removeAll("Content-Length")
                .build(),
            RequestBody.create(part.content(), content));
      }
    }
    Buffer body = new Buffer();
    others.build().writeTo(body);
    return request.withBody(body.readByteArray());
  }

  /** By a token, and by the encryption of all the rest. */
  static WireRequest sealed(WireRequest request, Keys keys, JdkCipher cipher) {
    assertNull(request.headers().get("Authorization"));
    assertEquals(0, request.count(keys.secret()), request::toString);
    Map<String, List<String>> fields = request.fields();
    assertEquals(Set.of("token", "crequest"), fields.keySet());
    assertEquals(List.of(keys.name()), fields.get("token"));
    assertEquals(1, fields.get("crequest").size());
    String form = cipher.decrypt(fields.get("crequest").get(0));
    String action = form.replaceFirst("(?s).*action=(\\w+).*", "$1");
    assertFalse(request.toString().contains(action), request::toString);
    return request.withBody(form.getBytes(StandardCharsets.UTF_8));
  }
}
