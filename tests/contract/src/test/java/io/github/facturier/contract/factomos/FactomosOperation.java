package io.github.facturier.contract.factomos;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An operation of the document, with an example of everything that it takes and brings. */
record FactomosOperation(String id, String httpMethod, String path, Operation operation) {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final OpenAPI API = read();

  private static OpenAPI read() {
    String name = "/io/github/facturier/specs/factomos.yaml";
    try (InputStream in = FactomosOperation.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ParseOptions options = new ParseOptions();
      options.setResolve(true);
      return new OpenAPIV3Parser().readContents(text, null, options).getOpenAPI();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every operation, in the order of the document. */
  static List<FactomosOperation> all() {
    List<FactomosOperation> all = new ArrayList<>();
    API.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            all.add(
                                new FactomosOperation(
                                    operation.getOperationId(), method.name(), path, operation))));
    return all;
  }

  static FactomosOperation of(String id) {
    return all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /** Whether it is an encrypted action. */
  boolean isAction() {
    return path.startsWith("/api/api.php#");
  }

  boolean isNeverResent() {
    return operation.getExtensions().containsKey("x-retry");
  }

  /** The path as it is sent, with examples in it. */
  String wirePath() {
    String wire = path.replaceFirst("#.*", "");
    for (Map.Entry<String, JsonElement> parameter : parameters("path").entrySet()) {
      wire = wire.replace("{" + parameter.getKey() + "}", parameter.getValue().getAsString());
    }
    return wire;
  }

  /** The examples of the parameters in one place. */
  Map<String, JsonElement> parameters(String in) {
    Map<String, JsonElement> examples = new LinkedHashMap<>();
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    for (Parameter parameter : parameters) {
      if (in.equals(parameter.getIn())) {
        examples.put(parameter.getName(), json(parameter.getExample()));
      }
    }
    return examples;
  }

  /** An example of every field of the form: that of the request, else the field's own. */
  Map<String, JsonElement> form() {
    Map<String, JsonElement> examples = new LinkedHashMap<>();
    if (operation.getRequestBody() == null) {
      return examples;
    }
    MediaType form = operation.getRequestBody().getContent().get(FORM);
    JsonElement request = json(form.getExample());
    formSchema()
        .getProperties()
        .forEach(
            (name, schema) -> {
              JsonElement example = request.getAsJsonObject().get(name);
              examples.put(name, example == null ? example(schema) : example);
            });
    return examples;
  }

  /** The fields that must be sent. */
  List<String> required() {
    List<String> required =
        operation.getRequestBody() == null ? List.of() : formSchema().getRequired();
    return required == null ? List.of() : required;
  }

  private Schema<?> formSchema() {
    return resolve(operation.getRequestBody().getContent().get(FORM).getSchema());
  }

  private static JsonElement example(Schema<?> field) {
    if (field.getAllOf() != null) {
      Object value = resolve(field.getAllOf().get(0)).getEnum().get(0);
      return new JsonPrimitive(value.toString());
    }
    return json(field.getExample());
  }

  private static Schema<?> resolve(Schema<?> schema) {
    String reference = schema.get$ref();
    return reference == null
        ? schema
        : API.getComponents().getSchemas().get(reference.replaceFirst(".*/", ""));
  }

  /** The media type of the answer. */
  String answerType() {
    return operation.getResponses().get("200").getContent().keySet().iterator().next();
  }

  /** The example of the answer; null if it is a page. */
  JsonElement answer() {
    MediaType answer = operation.getResponses().get("200").getContent().get("application/json");
    return answer == null ? null : json(answer.getExample());
  }

  /** Error names by code. */
  Map<String, String> errorNames() {
    Map<String, String> names = new LinkedHashMap<>();
    if (operation.getExtensions().get("x-errors") instanceof List<?> errors) {
      for (Object error : errors) {
        Map<?, ?> entry = (Map<?, ?>) error;
        names.put(String.valueOf(entry.get("code")), String.valueOf(entry.get("name")));
      }
    }
    return names;
  }

  private static JsonElement json(Object example) {
    if (example instanceof List<?> items) {
      JsonArray array = new JsonArray();
      items.forEach(item -> array.add(json(item)));
      return array;
    }
    return example instanceof String text
        ? new JsonPrimitive(text)
        : JsonParser.parseString(String.valueOf(example));
  }

  @Override
  public String toString() {
    return id;
  }
}
