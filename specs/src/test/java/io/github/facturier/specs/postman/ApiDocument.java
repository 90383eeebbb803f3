package io.github.facturier.specs.postman;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A parsed OpenAPI document, with its operations in the order of the document. */
final class ApiDocument {

  private final OpenAPI api;
  private final List<ApiOperation> operations = new ArrayList<>();

  private ApiDocument(OpenAPI api) {
    this.api = api;
    for (Map.Entry<String, PathItem> path : api.getPaths().entrySet()) {
      path.getValue()
          .readOperationsMap()
          .forEach(
              (method, operation) -> {
                ApiOperation one = new ApiOperation(this, path.getKey(), method, operation);
                if (!one.isInternal()) {
                  operations.add(one);
                }
                ofTheFile(operation)
                    .ifPresent(
                        second ->
                            operations.add(new ApiOperation(this, path.getKey(), method, second)));
              });
    }
  }

  /** The operation as its {@code x-multipart} says: with the form in place of the JSON body. */
  private static Optional<Operation> ofTheFile(Operation operation) {
    if (operation.getExtensions() == null
        || !(operation.getExtensions().get("x-multipart") instanceof Map<?, ?> second)) {
      return Optional.empty();
    }
    Map<String, Object> extensions = new LinkedHashMap<>(operation.getExtensions());
    extensions.keySet().removeAll(List.of("x-multipart", "x-body-root", "x-java-example"));
    extensions.put("x-java-method", second.get("method"));
    Content content = new Content();
    operation.getRequestBody().getContent().entrySet().stream()
        .filter(type -> type.getKey().startsWith("multipart/"))
        .forEach(type -> content.put(type.getKey(), type.getValue()));
    Operation ofTheFile =
        new Operation()
            .operationId((String) second.get("operationId"))
            .summary((String) second.get("summary"))
            .description((String) second.get("description"))
            .tags(operation.getTags())
            .parameters(operation.getParameters())
            .requestBody(new RequestBody().required(true).content(content))
            .responses(operation.getResponses())
            .security(operation.getSecurity());
    ofTheFile.setExtensions(extensions);
    return Optional.of(ofTheFile);
  }

  /**
   * Parses a document.
   *
   * @throws IllegalArgumentException if it is not valid
   */
  static ApiDocument parse(String yaml) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(yaml, null, options);
    if (result.getOpenAPI() == null || !result.getMessages().isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", result.getMessages()));
    }
    return new ApiDocument(result.getOpenAPI());
  }

  Info info() {
    return api.getInfo();
  }

  List<Tag> tags() {
    return api.getTags();
  }

  Server server() {
    return api.getServers().get(0);
  }

  List<ApiOperation> operations() {
    return operations;
  }

  /**
   * The operation of an identifier.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  ApiOperation operation(String id) {
    return operations.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /** Error codes that mean the same in every operation. */
  List<Map<?, ?>> errors() {
    List<Map<?, ?>> errors = new ArrayList<>();
    if (api.getExtensions() != null && api.getExtensions().get("x-errors") instanceof List<?> all) {
      all.forEach(error -> errors.add((Map<?, ?>) error));
    }
    return errors;
  }

  /**
   * The tag of a name.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  Tag tag(String name) {
    return tags().stream().filter(tag -> tag.getName().equals(name)).findFirst().orElseThrow();
  }

  /** Display name of a tag. */
  static String displayName(Tag tag) {
    Object name = tag.getExtensions() == null ? null : tag.getExtensions().get("x-displayName");
    return name == null ? tag.getName() : (String) name;
  }

  /** Operations of a tag, in the order of the document. */
  List<ApiOperation> operations(Tag tag) {
    return operations.stream().filter(operation -> operation.tag().equals(tag.getName())).toList();
  }

  boolean isSecured() {
    return api.getSecurity() != null && !api.getSecurity().isEmpty();
  }

  /** The scheme of the first security requirement, of the document or of an operation. */
  SecurityScheme securityScheme() {
    String name =
        Stream.concat(
                Stream.ofNullable(api.getSecurity()),
                api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .flatMap(operation -> Stream.ofNullable(operation.getSecurity())))
            .flatMap(List::stream)
            .flatMap(requirement -> requirement.keySet().stream())
            .findFirst()
            .orElseThrow();
    return api.getComponents().getSecuritySchemes().get(name);
  }

  /** The schema that {@code schema} refers to; itself if it is not a reference. */
  Schema<?> resolve(Schema<?> schema) {
    String reference = schema.get$ref();
    return reference == null
        ? schema
        : resolve(api.getComponents().getSchemas().get(name(reference)));
  }

  /** The response that {@code response} refers to; itself if it is not a reference. */
  ApiResponse resolve(ApiResponse response) {
    String reference = response.get$ref();
    return reference == null ? response : api.getComponents().getResponses().get(name(reference));
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
