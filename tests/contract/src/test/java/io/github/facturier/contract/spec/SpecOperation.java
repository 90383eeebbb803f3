package io.github.facturier.contract.spec;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation of a document.
 *
 * @param id its {@code operationId}
 * @param method its HTTP method, in capitals
 * @param path its path with the names of parameters in braces, and a fragment if several operations
 *     have the same path
 * @param operation the operation in the model of Swagger Parser
 * @param document its document
 */
public record SpecOperation(
    String id, String method, String path, Operation operation, SpecDocument document) {
  public static final String JSON = "application/json";
  static final String URLENCODED = "application/x-www-form-urlencoded";
  static final String MULTIPART = "multipart/form-data";

  /** A parameter and its example. */
  public record Example(Parameter parameter, JsonElement value) {
    /** The texts that the example is on the wire: several where the parameter is repeated. */
    public List<String> wireTexts() {
      if (!value.isJsonArray()) {
        return List.of(value.getAsString());
      }
      List<String> texts =
          value.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
      return Boolean.FALSE.equals(parameter.getExplode())
          ? List.of(String.join(",", texts))
          : texts;
    }
  }

  /** A successful response: its status, its media type and example, both null if it has no body. */
  public record Success(int status, String mediaType, JsonElement example) {}

  /** A vendor extension of the operation, null if it has none of this name. */
  public Object extension(String name) {
    return operation.getExtensions() == null ? null : operation.getExtensions().get(name);
  }

  /** Whether the operation reads and does no more, whatever its method is. */
  public boolean isRead() {
    return "read".equals(extension("x-effect"));
  }

  /** Whether the client follows a redirect: the body of a read by POST is sent to nobody else. */
  public boolean isRedirected() {
    return isRead() && method.equals("GET");
  }

  /** Whether the operation is non-repeatable. */
  public boolean isNeverResent() {
    return "never".equals(extension("x-retry"));
  }

  /** Whether the operation has a security requirement of its own, by this scheme. */
  public boolean requires(String scheme) {
    return operation.getSecurity() != null
        && operation.getSecurity().stream().anyMatch(one -> one.containsKey(scheme));
  }

  /** Whether it describes what others are on the wire, and is nothing to call by itself. */
  boolean isInternal() {
    return Boolean.TRUE.equals(extension("x-internal"));
  }

  /** Whether the call must be sent without credentials. */
  public boolean isAnonymous() {
    return operation.getSecurity() != null
        && operation.getSecurity().isEmpty()
        && !hasCredentialInBody();
  }

  /** Whether the document has the credentials among the properties of the body. */
  public boolean hasCredentialInBody() {
    return extension("x-credential") != null;
  }

  /**
   * The parameters of one place, {@code path}, {@code query} or {@code header}, by name, with their
   * examples; without the headers that the client's builder sets.
   */
  public Map<String, Example> examples(String in) {
    Map<String, Example> examples = new LinkedHashMap<>();
    if (operation.getParameters() != null) {
      for (Parameter parameter : operation.getParameters()) {
        if (parameter.getIn().equals(in) && !isSetByTheBuilder(parameter)) {
          examples.put(
              parameter.getName(), new Example(parameter, Json.ofExample(parameter.getExample())));
        }
      }
    }
    return examples;
  }

  private static boolean isSetByTheBuilder(Parameter parameter) {
    return parameter.getIn().equals("header")
        && parameter.getExtensions() != null
        && parameter.getExtensions().containsKey("x-client-parameter");
  }

  /** The example of the JSON body, without what the client adds; null if there is no such body. */
  public JsonElement bodyExample() {
    MediaType json = isMultipart() ? null : content(JSON);
    if (json == null) {
      return null;
    }
    JsonElement example = Json.ofExample(json.getExample());
    if (hasCredentialInBody()) {
      document
          .resolve(json.getSchema())
          .getProperties()
          .forEach(
              (name, property) -> {
                if (isAddedByTheClient(property)) {
                  example.getAsJsonObject().remove(name);
                }
              });
      if (example.getAsJsonObject().isEmpty()) {
        return null;
      }
    }
    return example;
  }

  /** Whether a property is absent in Java, because the client sends it on its own. */
  static boolean isAddedByTheClient(Schema<?> property) {
    return property.getExtensions() != null
        && property.getExtensions().containsKey("x-client-parameter");
  }

  /** Whether a form with a file is all that can be sent. */
  public boolean isMultipart() {
    return content(JSON) == null && content(MULTIPART) != null;
  }

  /** Whether a form is all that can be sent. */
  public boolean isForm() {
    return isMultipart() || content(URLENCODED) != null;
  }

  /** The schema of the form. */
  public Schema<?> form() {
    return content(isMultipart() ? MULTIPART : URLENCODED).getSchema();
  }

  /**
   * The fields of the form without files, by name, as in the example of the request, or else in
   * their own; empty if there is no such form.
   */
  public Map<String, JsonElement> formExample() {
    MediaType form = content(URLENCODED);
    Map<String, JsonElement> fields = new LinkedHashMap<>();
    if (form != null) {
      Map<String, JsonElement> request =
          Json.ofExample(form.getExample()).getAsJsonObject().asMap();
      document
          .resolve(form.getSchema())
          .getProperties()
          .forEach(
              (name, field) ->
                  fields.put(name, request.containsKey(name) ? request.get(name) : example(field)));
    }
    return fields;
  }

  /** The fields of the form that can be sent together: all, or those of the example. */
  Set<String> compatibleFields() {
    MediaType form = content(URLENCODED);
    if (form == null) {
      return Set.of();
    }
    boolean exclusive =
        document.schemas().get(SpecDocument.nameOf(form.getSchema())).getOneOf() != null;
    return exclusive
        ? Json.ofExample(form.getExample()).getAsJsonObject().keySet()
        : formExample().keySet();
  }

  private JsonElement example(Schema<?> field) {
    if (field.getAllOf() != null) { // of a value list, with a description of its own
      return new JsonPrimitive(
          document.resolve(field.getAllOf().get(0)).getEnum().get(0).toString());
    }
    return Json.ofExample(field.getExample());
  }

  /** The fields that the form must have. */
  public Set<String> requiredFields() {
    List<String> required = document.resolve(form()).getRequired();
    return required == null ? Set.of() : Set.copyOf(required);
  }

  /** The fragment that distinguishes operations of the same path, empty if there is none. */
  public String fragment() {
    return path.replaceFirst("^[^#]*", "");
  }

  private MediaType content(String type) {
    return operation.getRequestBody() == null
        ? null
        : operation.getRequestBody().getContent().get(type);
  }

  /** The response to a successful call. */
  public Success success() {
    for (Map.Entry<String, ApiResponse> response : operation.getResponses().entrySet()) {
      if (response.getKey().startsWith("2")) {
        int status = Integer.parseInt(response.getKey());
        Map<String, MediaType> content = response.getValue().getContent();
        if (content == null || content.isEmpty()) {
          return new Success(status, null, null);
        }
        Map.Entry<String, MediaType> only = content.entrySet().iterator().next();
        Object example = only.getValue().getExample();
        return new Success(status, only.getKey(), example == null ? null : Json.ofExample(example));
      }
    }
    throw new AssertionError(id + " has no successful response");
  }

  /** The path as it is on the wire, with the given values of its parameters. */
  public String wirePath(Map<String, String> values) {
    Matcher names = Pattern.compile("\\{(.*?)}").matcher(path.replaceFirst("#.*", ""));
    return names.replaceAll(name -> Matcher.quoteReplacement(values.get(name.group(1))));
  }

  @Override
  public String toString() {
    return id + " (" + method + " " + path + ")";
  }
}
