package io.github.facturier.specs.postman;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** An operation of a document, with the details for a Postman request. */
final class ApiOperation {

  private final ApiDocument document;
  private final String path;
  private final PathItem.HttpMethod method;
  private final Operation operation;

  ApiOperation(ApiDocument document, String path, PathItem.HttpMethod method, Operation operation) {
    this.document = document;
    this.path = path;
    this.method = method;
    this.operation = operation;
  }

  String id() {
    return operation.getOperationId();
  }

  String tag() {
    return operation.getTags().get(0);
  }

  String name() {
    return operation.getSummary()
        + (Boolean.TRUE.equals(operation.getDeprecated()) ? " (deprecated)" : "");
  }

  String description() {
    return operation.getDescription().strip();
  }

  String method() {
    return method.name();
  }

  /** Segments of the path, without its fragment. */
  List<String> segments() {
    return List.of(path.replaceFirst("#.*", "").substring(1).split("/"));
  }

  /** Whether it describes what others are on the wire, and is nothing to send by itself. */
  boolean isInternal() {
    return Boolean.TRUE.equals(extension("x-internal"));
  }

  boolean isSecured() {
    return extension("x-envelope") != null
        || extension("x-credential") != null
        || (operation.getSecurity() == null
            ? document.isSecured()
            : !operation.getSecurity().isEmpty());
  }

  /** Name of the scheme of the operation's own security requirement; empty if it has none. */
  String ownScheme() {
    return Stream.ofNullable(operation.getSecurity())
        .flatMap(List::stream)
        .flatMap(requirement -> requirement.keySet().stream())
        .findFirst()
        .orElse("");
  }

  /** URL of the operation's own server. */
  Optional<String> server() {
    return Stream.ofNullable(operation.getServers())
        .flatMap(List::stream)
        .map(server -> server.getUrl())
        .findFirst();
  }

  /** Name of the method in Java, a verb. */
  String javaMethod() {
    return (String) extension("x-java-method");
  }

  /** Whether the operation reads and does no more, whatever its method is. */
  boolean isRead() {
    return "read".equals(extension("x-effect"));
  }

  /** Why the operation cannot be undone; null if it can. */
  String irreversible() {
    return (String) extension("x-irreversible");
  }

  /** The kind of accounting that has this operation; null if all have it. */
  String accounting() {
    return (String) extension("x-accounting");
  }

  /** When the request is refused: {@code variable}, {@code is}, {@code reason}; null if never. */
  Map<?, ?> unless() {
    return (Map<?, ?>) extension("x-unless");
  }

  /** Variables that the response sets by {@code x-brings}, with JSON pointers. */
  Map<String, String> brings() {
    Map<String, String> brings = new LinkedHashMap<>();
    if (extension("x-brings") instanceof Map<?, ?> pointers) {
      pointers.forEach((name, pointer) -> brings.put((String) name, (String) pointer));
    }
    return brings;
  }

  /** Error codes of the provider: {@code code}, {@code name}, {@code description}. */
  List<Map<?, ?>> errors() {
    List<Map<?, ?>> errors = new ArrayList<>();
    if (extension("x-errors") instanceof List<?> list) {
      list.forEach(error -> errors.add((Map<?, ?>) error));
    }
    return errors;
  }

  /**
   * Name of the parameter or form field that names the page; empty without paging, or if it has the
   * size of the page, too.
   */
  String pageField() {
    return extension("x-paging") instanceof Map<?, ?> paging
            && !paging.get("page").equals(paging.get("size"))
        ? (String) paging.get("page")
        : "";
  }

  /** How the first page is named. */
  int firstPage() {
    boolean offset =
        extension("x-paging") instanceof Map<?, ?> paging
            && Boolean.TRUE.equals(paging.get("offset"));
    return offset ? 0 : 1;
  }

  private Object extension(String name) {
    return extension(operation.getExtensions(), name);
  }

  /** Example of the first successful response with a body; null if there is none. */
  JsonElement successExample() {
    return responses().stream()
        .filter(Response::isSuccess)
        .map(Response::body)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Schema of the request body; null if there is none. */
  Schema<?> bodySchema() {
    return first(content(operation)).map(body -> body.getValue().getSchema()).orElse(null);
  }

  /** First media type of the request body, empty if there is no body. */
  String bodyType() {
    return first(content(operation)).map(Map.Entry::getKey).orElse("");
  }

  /** Example of the request body; null if there is none. */
  JsonElement bodyExample() {
    return first(content(operation)).map(body -> example(body.getValue())).orElse(null);
  }

  private static Content content(Operation operation) {
    return operation.getRequestBody() == null ? null : operation.getRequestBody().getContent();
  }

  /** First media type that a response may have, empty if none has a body. */
  String responseType() {
    return operation.getResponses().values().stream()
        .flatMap(response -> first(document.resolve(response).getContent()).stream())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  /** Responses with a status code, in the order of the document. */
  List<Response> responses() {
    return operation.getResponses().entrySet().stream()
        .filter(response -> response.getKey().matches("\\d{3}"))
        .map(
            response ->
                response(
                    Integer.parseInt(response.getKey()), document.resolve(response.getValue())))
        .toList();
  }

  private static Response response(int code, ApiResponse response) {
    Optional<Map.Entry<String, MediaType>> body = first(response.getContent());
    return new Response(
        code,
        response.getDescription(),
        body.map(Map.Entry::getKey).orElse(""),
        body.map(content -> example(content.getValue())).orElse(null));
  }

  /**
   * A documented response.
   *
   * @param type media type, empty without a body
   * @param body example of the body; null if there is none
   */
  record Response(int code, String description, String type, JsonElement body) {

    boolean isSuccess() {
      return code < 400 && code != 302;
    }
  }

  /** Parameters of one kind ({@code path}, {@code query}, {@code header}). */
  List<Field> parameters(String in) {
    return Stream.ofNullable(operation.getParameters())
        .flatMap(List::stream)
        .filter(parameter -> parameter.getIn().equals(in))
        .map(this::field)
        .toList();
  }

  private Field field(Parameter parameter) {
    Schema<?> schema = document.resolve(parameter.getSchema());
    Object example =
        firstPresent(
            extension(parameter.getExtensions(), "x-constant"),
            parameter.getExample(),
            schema.getExample());
    return new Field(
        parameter.getIn(),
        parameter.getName(),
        line(parameter.getDescription()),
        Boolean.TRUE.equals(parameter.getRequired()),
        Boolean.FALSE.equals(parameter.getExplode()),
        false,
        element(example),
        (String) extension(parameter.getExtensions(), "x-variable"));
  }

  /** Fields of a form, none if the body is not a form. */
  List<Field> formFields() {
    if (!bodyType().matches("multipart/.*|.*x-www-form-urlencoded")) {
      return List.of();
    }
    Schema<?> schema = document.resolve(content(operation).get(bodyType()).getSchema());
    List<String> required = Objects.requireNonNullElse(schema.getRequired(), List.of());
    List<Field> fields = new ArrayList<>();
    schema
        .getProperties()
        .forEach((name, property) -> fields.add(formField(name, property, required)));
    return fields;
  }

  private Field formField(String name, Schema<?> property, List<String> required) {
    Schema<?> schema = document.resolve(property);
    Object example =
        firstPresent(
            extension(property.getExtensions(), "x-constant"),
            property.getExample(),
            schema.getExample());
    return new Field(
        "form",
        name,
        line((String) firstPresent(property.getDescription(), schema.getDescription())),
        required.contains(name),
        false,
        "binary".equals(schema.getFormat()),
        element(example),
        (String) extension(property.getExtensions(), "x-variable"));
  }

  private static Optional<Map.Entry<String, MediaType>> first(Content content) {
    return Stream.ofNullable(content).flatMap(types -> types.entrySet().stream()).findFirst();
  }

  private static JsonElement example(MediaType content) {
    return element(content.getExample());
  }

  /** An example of the parser as JSON; null if there is none. */
  private static JsonElement element(Object example) {
    if (example instanceof JsonNode node) {
      return Json.parse(node.toString());
    }
    return example == null ? null : Json.parse(Json.compact(example));
  }

  private static Object extension(Map<String, Object> extensions, String name) {
    return extensions == null ? null : extensions.get(name);
  }

  private static Object firstPresent(Object... candidates) {
    return Stream.of(candidates).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static String line(String text) {
    return text == null ? "" : text.strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
