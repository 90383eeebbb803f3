package io.github.facturier.contract.fire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.spec.SpecDocument;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.SpecOperation.Success;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;

/** The example of an operation's response, with an object in place of every text and number. */
final class WrongTypes {
  private static final JsonElement WRONG = JsonParser.parseString("{\"unexpected\":[true]}");

  private final SpecDocument document;

  private WrongTypes(SpecDocument document) {
    this.document = document;
  }

  /** If no part of the response has a type, the response as a whole gets another one. */
  static String of(SpecOperation operation) {
    Success success = operation.success();
    if (success.example() == null) {
      return WRONG.toString();
    }
    Schema<?> schema =
        operation
            .operation()
            .getResponses()
            .get(Integer.toString(success.status()))
            .getContent()
            .get(success.mediaType())
            .getSchema();
    JsonElement wrong = new WrongTypes(operation.document()).wrong(schema, success.example());
    return wrong.equals(success.example()) ? "[[" + WRONG + "]]" : wrong.toString();
  }

  private JsonElement wrong(Schema<?> declared, JsonElement json) {
    Schema<?> schema = declared == null ? null : document.resolve(declared);
    if (schema == null || schema.getType() == null) {
      return json;
    }
    if (json instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(item -> copy.add(wrong(schema.getItems(), item)));
      return copy;
    }
    if (json instanceof JsonObject object) {
      Map<String, ?> properties =
          schema.getProperties() == null ? Map.of() : schema.getProperties();
      JsonObject copy = new JsonObject();
      object
          .entrySet()
          .forEach(
              member ->
                  copy.add(
                      member.getKey(),
                      wrong((Schema<?>) properties.get(member.getKey()), member.getValue())));
      return copy;
    }
    return json instanceof JsonPrimitive ? WRONG : json;
  }
}
