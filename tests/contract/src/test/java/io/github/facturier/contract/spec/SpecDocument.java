package io.github.facturier.contract.spec;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.schema.SchemaValidator;
import io.github.facturier.contract.support.ClientModule;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityScheme;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** An OpenAPI document, read by Swagger Parser, that the clients must conform to. */
public final class SpecDocument {
  private static final Map<String, SpecDocument> DOCUMENTS = new ConcurrentHashMap<>();

  private final String text;
  private final OpenAPI api;
  private final ClientModule module;

  private SpecDocument(String text, OpenAPI api, ClientModule module) {
    this.text = text;
    this.api = api;
    this.module = module;
  }

  /** The document of every client. */
  public static List<SpecDocument> all() {
    return ClientModule.all().stream().map(SpecDocument::of).toList();
  }

  /** The document of a client. */
  public static SpecDocument of(ClientModule module) {
    return DOCUMENTS.computeIfAbsent(module.name(), name -> read(module));
  }

  /** The document of VosFactures. */
  public static SpecDocument vosFactures() {
    return of(ClientModule.of("vosfactures"));
  }

  /** The document of Facturation.pro. */
  public static SpecDocument facturationPro() {
    return of(ClientModule.of("facturation-pro"));
  }

  private static SpecDocument read(ClientModule module) {
    String path = "/io/github/facturier/specs/" + module.name() + ".yaml";
    try (InputStream in = SpecDocument.class.getResourceAsStream(path)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ParseOptions options = new ParseOptions();
      options.setResolve(true); // parameters of a path become those of its operations
      OpenAPI api = new OpenAPIV3Parser().readContents(text, null, options).getOpenAPI();
      return new SpecDocument(text, api, module);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The client that is generated from it. */
  public ClientModule module() {
    return module;
  }

  /** The path of its server, without a slash at the end: {@code /api}, or nothing. */
  public String basePath() {
    return api.getServers()
        .get(0)
        .getUrl()
        .replaceFirst("^https?://[^/]*", "")
        .replaceFirst("/$", "");
  }

  /** The security scheme that comes first, in the document or in its operations. */
  public SecurityScheme security() {
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

  /** The document itself. */
  public String text() {
    return text;
  }

  /** The class of its client. */
  public Class<?> clientType() {
    return module.type();
  }

  /** The violations of a schema in a text of JSON, whose nulls are kept. */
  List<String> violations(String schema, String json) {
    return new SchemaValidator(api, new MessageResolver())
        .validate(json, api.getComponents().getSchemas().get(schema), "body").getMessages().stream()
            .map(message -> message.getKey() + ": " + message.getMessage())
            .toList();
  }

  /** A vendor extension of the whole document. */
  public Object extension(String name) {
    return api.getExtensions().get(name);
  }

  /** Every operation that is called by itself, in the order of the document. */
  public List<SpecOperation> operations() {
    return everyOperation().stream().filter(operation -> !operation.isInternal()).toList();
  }

  /** Every operation, also those that describe what others are on the wire. */
  List<SpecOperation> everyOperation() {
    List<SpecOperation> operations = new ArrayList<>();
    for (Map.Entry<String, PathItem> path : api.getPaths().entrySet()) {
      path.getValue()
          .readOperationsMap()
          .forEach(
              (method, operation) -> {
                operations.add(operation(method, path.getKey(), operation));
                if (operation.getExtensions().get("x-multipart") instanceof Map<?, ?> second) {
                  operations.add(operation(method, path.getKey(), ofTheFile(operation, second)));
                }
              });
    }
    return operations;
  }

  private SpecOperation operation(PathItem.HttpMethod method, String path, Operation operation) {
    return new SpecOperation(operation.getOperationId(), method.name(), path, operation, this);
  }

  /** The operation as its {@code x-multipart} says: with the form in place of the JSON body. */
  private static Operation ofTheFile(Operation operation, Map<?, ?> second) {
    Map<String, Object> extensions = new LinkedHashMap<>(operation.getExtensions());
    extensions.keySet().removeAll(List.of("x-multipart", "x-body-root", "x-java-example"));
    extensions.put("x-java-method", second.get("method"));
    Content content = new Content();
    String multipart = SpecOperation.MULTIPART;
    content.put(multipart, operation.getRequestBody().getContent().get(multipart));
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
    return ofTheFile;
  }

  /**
   * One operation.
   *
   * @throws AssertionError if there is none of this name
   */
  public SpecOperation operation(String id) {
    return operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the document has no operation " + id));
  }

  /** The component schemas, by name. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Swagger's own map is of raw schemas
  public Map<String, Schema<?>> schemas() {
    return (Map) api.getComponents().getSchemas();
  }

  /**
   * The schema that the given one refers to, if it does. Of a value that may have several forms,
   * the first one, which is the one that a client sends.
   */
  public Schema<?> resolve(Schema<?> schema) {
    Schema<?> next = next(schema);
    return next == null ? schema : resolve(next);
  }

  /** A vendor extension of a schema, or of one that it refers to; null if there is none. */
  Object extension(Schema<?> schema, String name) {
    Object own = schema.getExtensions() == null ? null : schema.getExtensions().get(name);
    Schema<?> next = next(schema);
    return own != null || next == null ? own : extension(next, name);
  }

  private Schema<?> next(Schema<?> schema) {
    Schema<?> bare = withoutDescription(schema);
    if (bare.get$ref() != null) {
      return schemas().get(nameOf(bare));
    }
    if (schema.getProperties() != null) {
      return null; // of which some are required together
    }
    if (schema.getOneOf() != null || schema.getAnyOf() != null) {
      return schema.getOneOf() != null ? schema.getOneOf().get(0) : schema.getAnyOf().get(0);
    }
    return bare == schema ? null : bare;
  }

  /** The component that a schema refers to, null if it is an inline one. */
  static String nameOf(Schema<?> schema) {
    String reference = withoutDescription(schema).get$ref();
    return reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** The reference that a property has in an {@code allOf}, beside a description of its own. */
  private static Schema<?> withoutDescription(Schema<?> schema) {
    List<?> parts = schema.getAllOf();
    return parts != null && parts.size() == 1 ? (Schema<?>) parts.get(0) : schema;
  }
}
