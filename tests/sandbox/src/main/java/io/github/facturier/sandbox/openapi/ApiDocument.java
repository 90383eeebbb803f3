package io.github.facturier.sandbox.openapi;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Form;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import io.github.facturier.sandbox.http.Router;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provider's OpenAPI document: finds the operation of a request, validates requests and
 * responses, and converts responses to the documented schema.
 *
 * <p>Validation is lenient only where a document cannot be precise: the secret is sent outside the
 * documented parameters, and unknown fields are allowed.
 */
public final class ApiDocument {
  /** A cache, since parsing a document takes seconds. */
  private static final Map<String, ApiDocument> LOADED = new ConcurrentHashMap<>();

  private final OpenApiInteractionValidator validator;
  private final Router<List<Operation>> operations = new Router<>();
  private final Map<Operation, String> fragments = new IdentityHashMap<>();
  private final SchemaConverter converter;
  private final String secretName;

  /** The documented success response of an operation: its status and the schema of its JSON. */
  private record Success(int status, boolean hasContent, @Nullable Schema<?> schema) {}

  private ApiDocument(String document, String secretName) {
    this.secretName = secretName;
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(document, null, options);
    OpenAPI api = parsed.getOpenAPI();
    if (api == null) {
      throw new IllegalStateException("Unreadable OpenAPI document: " + parsed.getMessages());
    }
    String base = api.getServers().get(0).getUrl().replaceFirst("^https?://[^/]+(.*?)/?$", "$1");
    Map<String, List<Operation>> byRequestLine = new LinkedHashMap<>();
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) -> {
                          if (isInternal(operation)) {
                            return;
                          }
                          String bare = path.replaceFirst("#.*", "");
                          byRequestLine
                              .computeIfAbsent(
                                  method + " " + base + bare, line -> new ArrayList<>())
                              .add(operation);
                          fragments.put(operation, path.substring(bare.length()));
                        }));
    byRequestLine.forEach(
        (line, same) -> operations.add(line.split(" ")[0], line.split(" ")[1], same));
    converter = new SchemaConverter(api.getComponents().getSchemas());
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(document)
            .withLevelResolver(
                LevelResolver.create()
                    .withLevel("validation.schema.additionalProperties", Level.IGNORE)
                    .withLevel("validation.request.body.schema.additionalProperties", Level.IGNORE)
                    .withLevel("validation.response.body.schema.additionalProperties", Level.IGNORE)
                    .withLevel("validation.request.parameter.query.unexpected", Level.IGNORE)
                    .withLevel("validation.request.security.missing", Level.IGNORE)
                    .withLevel("validation.request.security.invalid", Level.IGNORE)
                    .build())
            .build();
  }

  /**
   * Loads the document of a provider. It is parsed at most once.
   *
   * @param name file name of the document
   * @param secretName name of a query parameter or body member that every operation accepts without
   *     documenting it, such as the one that contains the secret
   * @throws IllegalStateException if the document is missing or cannot be parsed
   */
  public static ApiDocument load(String name, String secretName) {
    return LOADED.computeIfAbsent(name, key -> new ApiDocument(text(key), secretName));
  }

  private static String text(String name) {
    String path = "io/github/facturier/specs/" + name;
    // Class.getResourceAsStream does not find resources of another module.
    try (InputStream in = ApiDocument.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("No " + path + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** Whether an operation describes what others are on the wire, and is nothing by itself. */
  private static boolean isInternal(Operation operation) {
    return operation.getExtensions() != null
        && Boolean.TRUE.equals(operation.getExtensions().get("x-internal"));
  }

  /** The {@code operationId} of a request, or null. */
  public @Nullable String operationId(Request request, String path) {
    Operation operation = operation(request, path);
    return operation == null ? null : operation.getOperationId();
  }

  /**
   * The operation of a request. Operations with the same method and path, which the document
   * distinguishes by a fragment, differ by the media type of the body or by a constant form field.
   */
  private @Nullable Operation operation(Request request, String path) {
    Router.Match<List<Operation>> match = operations.find(request.method(), path);
    if (match == null) {
      return null;
    }
    List<Operation> same = match.value();
    String type = String.valueOf(request.headers().get("Content-Type")).replaceFirst("\\s*;.*", "");
    return same.stream()
        .filter(operation -> same.size() > 1 && bodyTypes(operation).equals(Set.of(type)))
        .filter(operation -> constants(operation).entrySet().stream().allMatch(request::hasInForm))
        .findFirst()
        .orElse(same.get(0));
  }

  /** The constant form fields of an operation, with their values. */
  private Map<String, String> constants(Operation operation) {
    Map<String, String> constants = new LinkedHashMap<>();
    RequestBody body = operation.getRequestBody();
    MediaType form =
        body == null || body.getContent() == null ? null : body.getContent().get(Request.FORM);
    if (form != null) {
      converter
          .properties(form.getSchema())
          .forEach(
              (name, property) -> {
                if (property.getExtensions() != null
                    && property.getExtensions().get("x-constant") instanceof String value) {
                  constants.put(name, value);
                }
              });
    }
    return constants;
  }

  /** The path of a request as in the document, with its fragment. */
  private String documented(Request request) {
    Operation operation = operation(request, request.path());
    return request.path() + (operation == null ? "" : fragments.get(operation));
  }

  private static Set<String> bodyTypes(Operation operation) {
    RequestBody body = operation.getRequestBody();
    return body == null || body.getContent() == null ? Set.of() : body.getContent().keySet();
  }

  /** The violations of a request; empty if it is valid. */
  public List<String> validate(Request request) {
    SimpleRequest.Builder builder =
        new SimpleRequest.Builder(request.method(), documented(request));
    request
        .headers()
        .toMultimap()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Content-Type")) {
                builder.withHeader(name, values);
              }
            });
    List<String> violations = new ArrayList<>();
    Operation operation = operation(request, request.path());
    for (String name : request.url().queryParameterNames()) {
      if (name.equals(secretName)) {
        continue;
      }
      if (operation != null && !queryNames(operation).contains(name)) {
        violations.add("query parameter '" + name + "' is not documented");
      } else {
        builder.withQueryParam(
            name,
            request.url().queryParameterValues(name).stream()
                .map(value -> value == null ? "" : value)
                .toList());
      }
    }
    addBody(builder, request);
    violations.addAll(messages(validator.validateRequest(builder.build())));
    return violations;
  }

  /** The violations of a form, field by field; empty if it is valid. */
  public List<String> validateForm(Request request, Form form) {
    Operation operation = operation(request, request.path());
    return operation == null
        ? List.of("no such operation")
        : new FormValidator(
                operation.getRequestBody().getContent().get(Request.FORM).getSchema(), converter)
            .validate(form);
  }

  private static Set<String> queryNames(Operation operation) {
    List<Parameter> parameters = operation.getParameters();
    return parameters == null
        ? Set.of()
        : parameters.stream()
            .filter(parameter -> "query".equals(parameter.getIn()))
            .map(Parameter::getName)
            .collect(Collectors.toSet());
  }

  private void addBody(SimpleRequest.Builder builder, Request request) {
    String type = request.headers().get("Content-Type");
    if (request.body().length == 0) {
      return;
    }
    JsonObject json = request.json();
    if (json == null) {
      builder.withBody(request.body());
    } else {
      JsonObject bare = json.deepCopy();
      if (!documents(request, secretName)) {
        bare.remove(secretName);
      }
      if (bare.isEmpty() && !hasBody(request)) {
        return;
      }
      builder.withBody(Json.write(bare).getBytes(StandardCharsets.UTF_8));
    }
    if (type != null) {
      builder.withContentType(type);
    }
  }

  /** Whether the body of the request's operation has a property of this name. */
  private boolean documents(Request request, String property) {
    Operation operation = operation(request, request.path());
    if (operation == null || operation.getRequestBody() == null) {
      return false;
    }
    return operation.getRequestBody().getContent().values().stream()
        .anyMatch(type -> converter.properties(type.getSchema()).containsKey(property));
  }

  private boolean hasBody(Request request) {
    Operation operation = operation(request, request.path());
    return operation != null && operation.getRequestBody() != null;
  }

  /** The violations of a response; empty if it is valid. */
  public List<String> validate(Request request, Response response) {
    SimpleRequest simple = new SimpleRequest.Builder(request.method(), documented(request)).build();
    SimpleResponse.Builder builder = SimpleResponse.Builder.status(response.status());
    if (response.contentType() != null) {
      builder.withContentType(response.contentType());
    }
    if (response.json() != null) {
      builder.withBody(Json.write(response.json()));
    } else if (response.body().length > 0) {
      builder.withBody(response.body());
    }
    return messages(
        validator.validateResponse(simple.getPath(), simple.getMethod(), builder.build()));
  }

  private static List<String> messages(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == Level.ERROR)
        .flatMap(ApiDocument::innermost)
        .filter(message -> !message.getKey().endsWith(".additionalProperties"))
        .map(message -> message.getKey() + subject(message) + ": " + message.getMessage())
        .toList();
  }

  /** The violations within an {@code allOf}, to which the levels of the validator do not apply. */
  private static Stream<ValidationReport.Message> innermost(ValidationReport.Message message) {
    return message.getNestedMessages().isEmpty()
        ? Stream.of(message)
        : message.getNestedMessages().stream().flatMap(ApiDocument::innermost);
  }

  /** The parameter that a message is about, since the message itself does not name it. */
  private static String subject(ValidationReport.Message message) {
    return message
        .getContext()
        .flatMap(MessageContext::getParameter)
        .map(parameter -> " of parameter '" + parameter.getName() + "'")
        .orElse("");
  }

  /**
   * Converts a successful response to the documented status and schema: members get their
   * documented type, undocumented members are removed, absent members become null if the document
   * allows null. The body is removed if none is documented.
   */
  public Response toDocumentedFormat(Request request, String path, Response response) {
    Operation operation = operation(request, path);
    if (operation == null || !response.isSuccessful()) {
      return response;
    }
    Success success = success(operation);
    if (!success.hasContent()) {
      return Response.empty(success.status()).withHeaders(response.headers());
    }
    JsonElement json = response.json();
    if (json == null) {
      return response;
    }
    Schema<?> schema = success.schema();
    return Response.json(success.status(), schema == null ? json : converter.convert(json, schema))
        .withHeaders(response.headers());
  }

  private static Success success(Operation operation) {
    for (Map.Entry<String, ApiResponse> response : operation.getResponses().entrySet()) {
      if (response.getKey().matches("2\\d\\d")) {
        Map<String, MediaType> content = response.getValue().getContent();
        MediaType json = content == null ? null : content.get("application/json");
        return new Success(
            Integer.parseInt(response.getKey()),
            content != null && !content.isEmpty(),
            json == null ? null : json.getSchema());
      }
    }
    return new Success(200, true, null);
  }

  /** The identifiers of all operations. */
  public Set<String> operationIds() {
    Set<String> ids = new LinkedHashSet<>();
    operations
        .values()
        .forEach(same -> same.forEach(operation -> ids.add(operation.getOperationId())));
    return ids;
  }
}
