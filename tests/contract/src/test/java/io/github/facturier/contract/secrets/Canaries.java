package io.github.facturier.contract.secrets;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.provider.JdkCipher;
import io.github.facturier.contract.spec.Arguments;
import io.github.facturier.contract.spec.GeneratedMethod;
import io.github.facturier.contract.spec.SpecDocument;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.SpecOperation.Success;
import io.github.facturier.runtime.json.Model;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import retrofit2.http.Body;

/**
 * Canary secrets, which are easy to find in texts. Each begins and ends with a mark of letters,
 * which no encoding changes: a text that holds neither mark holds no part of a secret, however it
 * may be encoded.
 */
public final class Canaries {
  static final String HEAD = "CANARY";
  static final String TAIL = "YRANAC";

  /** A token as VosFactures issues it. */
  public static final String TOKEN = HEAD + "qCedKxkTgQhGJpiI2SU" + TAIL;

  /** A token of all characters that one could have, encodings notwithstanding. */
  static final String AWKWARD_TOKEN = HEAD + "\"<&+/=%2F\\'>{}|^`~#?" + TAIL;

  /** The same of 16 bytes. */
  static final String AWKWARD_SECRET = HEAD + "\"<&+" + TAIL;

  /** A person's password. */
  static final String PASSWORD = HEAD + " p@ss \"wörd\" €/+&<%> \\ 42 " + TAIL;

  private static final String EXTENSION = "x-secret";
  private static final String JSON = "application/json";

  private Canaries() {}

  /** A secret of 16 bytes, as Factomos issues it. */
  public static final String SECRET = HEAD + "a1b2" + TAIL;

  /**
   * The texts that show a secret: its marks, those in Base64 after 3 bytes or 6, and the keys made
   * of it.
   */
  private static final List<String> MARKS =
      List.of(
          HEAD,
          TAIL,
          Base64.getEncoder().encodeToString(HEAD.getBytes(StandardCharsets.US_ASCII)),
          JdkCipher.keyOf(SECRET),
          JdkCipher.keyOf(AWKWARD_SECRET));

  /** Whether a text holds a secret, or a part of one. */
  public static boolean isIn(String text) {
    return MARKS.stream().anyMatch(text::contains);
  }

  /** The operation's examples, with a canary wherever the document marks a secret. */
  public static Arguments arguments(SpecOperation operation) {
    Arguments arguments = Arguments.of(operation);
    if (operation.operation().getParameters() != null) {
      for (Parameter parameter : operation.operation().getParameters()) {
        if (isSecret(parameter.getExtensions())) {
          // A header takes ASCII only.
          String canary = parameter.getIn().equals("header") ? TOKEN : PASSWORD;
          arguments =
              arguments.with(parameter.getIn(), parameter.getName(), new JsonPrimitive(canary));
        }
      }
    }
    for (Map.Entry<String, JsonElement> field : form(operation).entrySet()) {
      arguments = arguments.withField(field.getKey(), field.getValue());
    }
    JsonElement body = body(operation);
    return body == null ? arguments : arguments.withBody(model(operation, body));
  }

  /** The fields of the form, planted; none if there is no such form. */
  private static Map<String, JsonElement> form(SpecOperation operation) {
    Map<String, JsonElement> example = operation.formExample();
    if (example.isEmpty()) {
      return example;
    }
    JsonObject form = new JsonObject();
    example.forEach(form::add);
    return planted(operation.document(), operation.form(), form).getAsJsonObject().asMap();
  }

  /** The number of parameters and properties of an operation's request that hold a canary. */
  static int count(SpecOperation operation) {
    long parameters =
        operation.operation().getParameters() == null
            ? 0
            : operation.operation().getParameters().stream()
                .filter(parameter -> isSecret(parameter.getExtensions()))
                .count();
    JsonElement body = body(operation);
    int fields = form(operation).values().stream().mapToInt(Canaries::count).sum();
    return (int) parameters + fields + (body == null ? 0 : count(body));
  }

  private static int count(JsonElement json) {
    return json.toString().split(HEAD, -1).length - 1;
  }

  /** The example of the JSON body, planted; null if there is no such body. */
  private static JsonElement body(SpecOperation operation) {
    JsonElement example = operation.bodyExample();
    return example == null
        ? null
        : planted(
            operation.document(),
            operation.operation().getRequestBody().getContent().get(JSON).getSchema(),
            example);
  }

  /** The example of the response, with canaries; null if it is not JSON. */
  static JsonElement response(SpecOperation operation) {
    Success success = operation.success();
    return success.example() == null
        ? null
        : planted(
            operation.document(),
            operation
                .operation()
                .getResponses()
                .get(Integer.toString(success.status()))
                .getContent()
                .get(success.mediaType())
                .getSchema(),
            success.example());
  }

  private static Model model(SpecOperation operation, JsonElement json) {
    Method method = GeneratedMethod.of(operation).method();
    for (java.lang.reflect.Parameter parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(Body.class)) {
        return parse(parameter.getType(), json);
      }
    }
    throw new AssertionError(operation + " has a JSON body, its method has none");
  }

  private static Model parse(Class<?> type, JsonElement json) {
    return (Model) new Gson().fromJson(json, type);
  }

  /** A text with a canary in each property that its schema marks as secret. */
  private static JsonElement planted(SpecDocument document, Schema<?> schema, JsonElement json) {
    Schema<?> resolved = document.resolve(schema);
    if (json instanceof JsonArray array) {
      JsonArray planted = new JsonArray();
      array.forEach(item -> planted.add(planted(document, resolved.getItems(), item)));
      return planted;
    }
    if (!(json instanceof JsonObject object)) {
      return isSecret(resolved) && json.isJsonPrimitive() ? new JsonPrimitive(PASSWORD) : json;
    }
    JsonObject planted = new JsonObject();
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      Schema<?> property = property(resolved, member.getKey());
      planted.add(
          member.getKey(),
          property == null
              ? member.getValue()
              : isToken(member.getKey(), property)
                  ? new JsonPrimitive(TOKEN)
                  : planted(document, property, member.getValue()));
    }
    return planted;
  }

  private static boolean isSecret(Schema<?> schema) {
    return isSecret(schema.getExtensions()) || "password".equals(schema.getFormat());
  }

  /** Whether a client sends the property in a header. */
  private static boolean isToken(String name, Schema<?> property) {
    return name.endsWith("token") && isSecret(property);
  }

  private static Schema<?> property(Schema<?> schema, String name) {
    return schema.getProperties() == null
        ? (Schema<?>) schema.getAdditionalProperties()
        : schema.getProperties().get(name);
  }

  private static boolean isSecret(Map<String, Object> extensions) {
    return extensions != null && Boolean.TRUE.equals(extensions.get(EXTENSION));
  }
}
