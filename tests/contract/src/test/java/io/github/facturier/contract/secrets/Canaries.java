package io.github.facturier.contract.secrets;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.spec.Arguments;
import io.github.facturier.contract.spec.GeneratedMethod;
import io.github.facturier.contract.spec.SpecDocument;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.SpecOperation.Success;
import io.github.facturier.runtime.Model;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.reflect.Method;
import java.util.Map;
import retrofit2.http.Body;

/**
 * Secrets that betray themselves. Each begins and ends with a mark of letters, which no encoding
 * changes: a text that holds neither mark holds no part of a secret, however it may be encoded.
 */
final class Canaries {
  static final String HEAD = "CANARY";
  static final String TAIL = "YRANAC";

  /** A token such as VosFactures gives out. */
  static final String TOKEN = HEAD + "qCedKxkTgQhGJpiI2SU" + TAIL;

  /** A token of all characters that one could have, encodings notwithstanding. */
  static final String AWKWARD_TOKEN = HEAD + "\"<&+/=%2F\\'>{}|^`~#?" + TAIL;

  /** A person's password. */
  static final String PASSWORD = HEAD + " p@ss \"wörd\" €/+&<%> \\ 42 " + TAIL;

  private static final String EXTENSION = "x-secret";
  private static final String JSON = "application/json";

  private Canaries() {}

  static boolean isIn(String text) {
    return text.contains(HEAD) || text.contains(TAIL);
  }

  /** The operation's examples, with a canary wherever the document marks a secret. */
  static Arguments arguments(SpecOperation operation) {
    Arguments arguments = Arguments.of(operation);
    if (operation.operation().getParameters() != null) {
      for (Parameter parameter : operation.operation().getParameters()) {
        if (isSecret(parameter.getExtensions())) {
          arguments =
              arguments.with(parameter.getIn(), parameter.getName(), new JsonPrimitive(PASSWORD));
        }
      }
    }
    JsonElement body = body(operation);
    return body == null ? arguments : arguments.withBody(model(operation, body));
  }

  /** How many parameters and properties of an operation's request hold a canary. */
  static int count(SpecOperation operation) {
    long parameters =
        operation.operation().getParameters() == null
            ? 0
            : operation.operation().getParameters().stream()
                .filter(parameter -> isSecret(parameter.getExtensions()))
                .count();
    JsonElement body = body(operation);
    return (int) parameters + (body == null ? 0 : count(body));
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
            operation.operation().getRequestBody().getContent().get(JSON).getSchema(), example);
  }

  /** The example of the answer, planted; null if it is no JSON. */
  static JsonElement answer(SpecOperation operation) {
    Success success = operation.success();
    return success.example() == null
        ? null
        : planted(
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

  /** A document with a canary in each property that its schema marks as secret. */
  static JsonElement planted(Schema<?> schema, JsonElement json) {
    Schema<?> resolved = SpecDocument.vosFactures().resolve(schema);
    if (json instanceof JsonArray array) {
      JsonArray planted = new JsonArray();
      array.forEach(item -> planted.add(planted(resolved.getItems(), item)));
      return planted;
    }
    if (!(json instanceof JsonObject object)) {
      boolean isSecret =
          isSecret(resolved.getExtensions()) || "password".equals(resolved.getFormat());
      return isSecret && json.isJsonPrimitive() ? new JsonPrimitive(PASSWORD) : json;
    }
    JsonObject planted = new JsonObject();
    for (Map.Entry<String, JsonElement> member : object.entrySet()) {
      Schema<?> property = property(resolved, member.getKey());
      planted.add(
          member.getKey(),
          property == null ? member.getValue() : planted(property, member.getValue()));
    }
    return planted;
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
