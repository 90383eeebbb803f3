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
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Form;
import io.github.facturier.sandbox.http.Reply;
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
import org.jspecify.annotations.Nullable;

/**
 * A provider's OpenAPI document: names operations, judges requests, and gives answers the
 * documented shape.
 *
 * <p>Judged leniently is only what a document of this kind cannot say: the secret travels outside
 * the documented parameters, null stands for absence in any field, and unknown fields are allowed.
 */
public final class ApiDocument {
  /** Reading a document takes seconds. */
  private static final Map<String, ApiDocument> LOADED = new ConcurrentHashMap<>();

  private final OpenApiInteractionValidator validator;
  private final Router<List<Operation>> operations = new Router<>();
  private final Map<Operation, String> fragments = new IdentityHashMap<>();
  private final SchemaConverter shaper;
  private final String secretName;

  /** Where an operation's answer is to go: its status and, if it has a JSON body, its schema. */
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
                          String bare = path.replaceFirst("#.*", "");
                          byRequestLine
                              .computeIfAbsent(
                                  method + " " + base + bare, line -> new ArrayList<>())
                              .add(operation);
                          fragments.put(operation, path.substring(bare.length()));
                        }));
    byRequestLine.forEach(
        (line, same) -> operations.add(line.split(" ")[0], line.split(" ")[1], same));
    shaper = new SchemaConverter(api.getComponents().getSchemas());
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
   * The document of a provider, read once.
   *
   * @param name name of the resource beside the documents
   * @param secretName query parameter or body member that every operation takes and none lists: the
   *     one that carries the secret, say
   * @throws IllegalStateException if there is no such document, or it cannot be read
   */
  public static ApiDocument load(String name, String secretName) {
    return LOADED.computeIfAbsent(name, key -> new ApiDocument(text(key), secretName));
  }

  private static String text(String name) {
    String path = "io/github/facturier/specs/" + name;
    // The class's own lookup would not see into the other module.
    try (InputStream in = ApiDocument.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("No " + path + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  public @Nullable String operationId(Call call, String path) {
    Operation operation = operation(call, path);
    return operation == null ? null : operation.getOperationId();
  }

  /**
   * The operation of a call. Operations that share a request line, told apart in the document by a
   * fragment, differ by the type of the body, or by a form field that is always the same.
   */
  private @Nullable Operation operation(Call call, String path) {
    Router.Match<List<Operation>> match = operations.find(call.method(), path);
    if (match == null) {
      return null;
    }
    List<Operation> same = match.value();
    String type = String.valueOf(call.headers().get("Content-Type")).replaceFirst("\\s*;.*", "");
    return same.stream()
        .filter(operation -> same.size() > 1 && bodyTypes(operation).equals(Set.of(type)))
        .filter(operation -> constants(operation).entrySet().stream().allMatch(call::hasInForm))
        .findFirst()
        .orElse(same.get(0));
  }

  /** The form fields that an operation always has, with their values. */
  private Map<String, String> constants(Operation operation) {
    Map<String, String> constants = new LinkedHashMap<>();
    RequestBody body = operation.getRequestBody();
    MediaType form =
        body == null || body.getContent() == null ? null : body.getContent().get(Call.FORM);
    if (form != null) {
      shaper
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

  /** The path of a call as the document has it. */
  private String documented(Call call) {
    Operation operation = operation(call, call.path());
    return call.path() + (operation == null ? "" : fragments.get(operation));
  }

  private static Set<String> bodyTypes(Operation operation) {
    RequestBody body = operation.getRequestBody();
    return body == null || body.getContent() == null ? Set.of() : body.getContent().keySet();
  }

  /** What is wrong with a request. */
  public List<String> judge(Call call) {
    SimpleRequest.Builder request = new SimpleRequest.Builder(call.method(), documented(call));
    call.headers()
        .toMultimap()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Content-Type")) {
                request.withHeader(name, values);
              }
            });
    List<String> violations = new ArrayList<>();
    Operation operation = operation(call, call.path());
    for (String name : call.url().queryParameterNames()) {
      if (name.equals(secretName)) {
        continue;
      }
      if (operation != null && !queryNames(operation).contains(name)) {
        violations.add("query parameter '" + name + "' is not documented");
      } else {
        request.withQueryParam(
            name,
            call.url().queryParameterValues(name).stream()
                .map(value -> value == null ? "" : value)
                .toList());
      }
    }
    addBody(request, call);
    violations.addAll(messages(validator.validateRequest(request.build())));
    return violations;
  }

  /** What is wrong with the form of a call, field by field. */
  public List<String> judgeForm(Call call, Form form) {
    Operation operation = operation(call, call.path());
    return operation == null
        ? List.of("no such operation")
        : new FormValidator(
                operation.getRequestBody().getContent().get(Call.FORM).getSchema(), shaper)
            .judge(form);
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

  private void addBody(SimpleRequest.Builder request, Call call) {
    String type = call.headers().get("Content-Type");
    if (call.body().length == 0) {
      return;
    }
    JsonObject json = call.json();
    if (json == null) {
      request.withBody(call.body());
    } else {
      JsonObject bare = Json.withoutNulls(json).getAsJsonObject();
      bare.remove(secretName);
      if (bare.isEmpty() && !hasBody(call)) {
        return;
      }
      request.withBody(Json.write(bare).getBytes(StandardCharsets.UTF_8));
    }
    if (type != null) {
      request.withContentType(type);
    }
  }

  private boolean hasBody(Call call) {
    Operation operation = operation(call, call.path());
    return operation != null && operation.getRequestBody() != null;
  }

  /** What is wrong with an answer; null members pass for absent. */
  public List<String> judge(Call call, Reply reply) {
    SimpleRequest request = new SimpleRequest.Builder(call.method(), documented(call)).build();
    SimpleResponse.Builder response = SimpleResponse.Builder.status(reply.status());
    if (reply.contentType() != null) {
      response.withContentType(reply.contentType());
    }
    if (reply.json() != null) {
      response.withBody(Json.write(Json.withoutNulls(reply.json())));
    } else if (reply.body().length > 0) {
      response.withBody(reply.body());
    }
    return messages(
        validator.validateResponse(request.getPath(), request.getMethod(), response.build()));
  }

  private static List<String> messages(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == Level.ERROR)
        .map(message -> message.getKey() + subject(message) + ": " + message.getMessage())
        .toList();
  }

  /** The parameter that a message is about, if it is about one; the validator does not say. */
  private static String subject(ValidationReport.Message message) {
    return message
        .getContext()
        .flatMap(MessageContext::getParameter)
        .map(parameter -> " of parameter '" + parameter.getName() + "'")
        .orElse("");
  }

  /**
   * Gives a successful answer the documented status and shape: types as documented, undocumented
   * members left out, absent ones null. A body where none is documented is dropped.
   */
  public Reply shape(Call call, String path, Reply reply) {
    Operation operation = operation(call, path);
    if (operation == null || !reply.successful()) {
      return reply;
    }
    Success success = success(operation);
    if (!success.hasContent()) {
      return Reply.empty(success.status()).with(reply.more());
    }
    JsonElement json = reply.json();
    if (json == null) {
      return reply;
    }
    Schema<?> schema = success.schema();
    return Reply.json(success.status(), schema == null ? json : shaper.shape(json, schema))
        .with(reply.more());
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
