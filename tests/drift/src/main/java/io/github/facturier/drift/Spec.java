package io.github.facturier.drift;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document, as Swagger Parser reads it and as {@link Comparison} needs it. */
final class Spec {
  static {
    // The parser logs a stack trace of what it also returns as a message.
    System.setProperty("org.slf4j.simpleLogger.log.io.swagger.v3", "off");
  }

  private final OpenAPI api;
  private final List<SpecOperation> operations = new ArrayList<>();
  private final Map<String, Map<String, SpecField>> schemas = new LinkedHashMap<>();
  private final Set<String> credentials = new TreeSet<>();
  private final Map<String, String> events = new LinkedHashMap<>();

  private Spec(OpenAPI api) {
    this.api = api;
    Map<String, SecurityScheme> schemes = api.getComponents().getSecuritySchemes();
    if (schemes != null) {
      schemes.values().stream()
          .filter(scheme -> scheme.getName() != null)
          .forEach(scheme -> credentials.add(scheme.getName()));
    }
    api.getComponents()
        .getSchemas()
        .forEach((name, schema) -> schemas.put(name, fields(name, schema)));
    api.getPaths().forEach(this::addPath);
    if (extension(api.getExtensions(), "x-webhook-payloads") instanceof List<?> list) {
      for (Object entry : list) {
        if (entry instanceof Map<?, ?> map) {
          events.put(String.valueOf(map.get("event")), String.valueOf(map.get("schema")));
        }
      }
    }
  }

  /**
   * Reads a document.
   *
   * @throws IOException if it is no OpenAPI 3 document
   */
  static Spec read(Path file) throws IOException {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    var result = new OpenAPIV3Parser().readLocation(file.toUri().toString(), null, options);
    if (result.getOpenAPI() == null || result.getOpenAPI().getPaths() == null) {
      throw new IOException(file + " is no OpenAPI document: " + result.getMessages());
    }
    OpenAPI api = result.getOpenAPI();
    if (api.getComponents() == null) {
      api.setComponents(new Components());
    }
    if (api.getComponents().getSchemas() == null) {
      api.getComponents().setSchemas(new LinkedHashMap<>());
    }
    return new Spec(api);
  }

  List<SpecOperation> operations() {
    return operations;
  }

  /** The properties of each schema that has any, by name. */
  Map<String, Map<String, SpecField>> schemas() {
    return schemas;
  }

  /** Names of headers, query parameters or fields that carry credentials. */
  Set<String> credentials() {
    return credentials;
  }

  /** The schema of the payload, by event. */
  Map<String, String> events() {
    return events;
  }

  /** The {@code x-doc-defect} of a schema; empty if it has none. */
  String defect(String schema) {
    Schema<?> found = api.getComponents().getSchemas().get(schema);
    return found == null ? "" : defect(found.getExtensions());
  }

  /** All texts of {@code x-doc-defect} in the document. */
  List<String> defects() {
    List<String> texts = new ArrayList<>();
    operations.forEach(
        operation -> {
          texts.add(operation.defect());
          operation.parameters().values().forEach(field -> texts.add(field.defect()));
        });
    schemas.forEach(
        (name, fields) -> {
          texts.add(defect(name));
          fields.values().forEach(field -> texts.add(field.defect()));
        });
    texts.removeIf(String::isEmpty);
    return texts;
  }

  private void addPath(String path, PathItem item) {
    item.readOperationsMap()
        .forEach(
            (method, operation) -> {
              if (Boolean.TRUE.equals(extension(operation.getExtensions(), "x-internal"))) {
                return;
              }
              Map<String, SpecField> parameters = new LinkedHashMap<>();
              List<Parameter> all = new ArrayList<>();
              all.addAll(item.getParameters() == null ? List.of() : item.getParameters());
              all.addAll(operation.getParameters() == null ? List.of() : operation.getParameters());
              for (Parameter reference : all) {
                Parameter parameter =
                    reference.get$ref() == null
                        ? reference
                        : api.getComponents().getParameters().get(simpleName(reference.get$ref()));
                boolean required = Boolean.TRUE.equals(parameter.getRequired());
                SpecField field =
                    field(
                        operation.getOperationId(),
                        parameter.getName(),
                        parameter.getSchema(),
                        required,
                        defect(parameter.getExtensions()),
                        elsewhere(parameter.getExtensions()));
                parameters.put(parameter.getName(), field);
              }
              Set<String> codes = new LinkedHashSet<>();
              List<String> responses = new ArrayList<>();
              operation
                  .getResponses()
                  .forEach(
                      (code, response) -> {
                        codes.add(code);
                        ApiResponse found =
                            response.get$ref() == null
                                ? response
                                : api.getComponents()
                                    .getResponses()
                                    .get(simpleName(response.get$ref()));
                        if (code.startsWith("2")) {
                          responses.addAll(
                              contentSchemas(
                                  operation.getOperationId() + "Response", found.getContent()));
                        }
                      });
              codes.addAll(errorCodes(operation.getExtensions()));
              codes.addAll(errorCodes(api.getExtensions()));
              operations.add(
                  new SpecOperation(
                      operation.getOperationId(),
                      method + " " + path,
                      parameters,
                      requests(operation),
                      responses,
                      codes,
                      defect(operation.getExtensions()),
                      elsewhere(operation.getExtensions())));
            });
  }

  private static List<String> errorCodes(Map<String, Object> extensions) {
    return extension(extensions, "x-errors") instanceof List<?> errors
        ? errors.stream().map(error -> String.valueOf(((Map<?, ?>) error).get("code"))).toList()
        : List.of();
  }

  private List<String> requests(Operation operation) {
    RequestBody body = operation.getRequestBody();
    if (body != null && body.get$ref() != null) {
      body = api.getComponents().getRequestBodies().get(simpleName(body.get$ref()));
    }
    return body == null
        ? List.of()
        : contentSchemas(operation.getOperationId() + "Request", body.getContent());
  }

  private List<String> contentSchemas(String id, @Nullable Content content) {
    List<String> names = new ArrayList<>();
    for (MediaType type : content == null ? List.<MediaType>of() : content.values()) {
      if (type.getSchema() != null) {
        String name = elementOf(id, type.getSchema());
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private Map<String, SpecField> fields(String owner, Schema<?> schema) {
    Map<String, SpecField> fields = new LinkedHashMap<>();
    for (Schema<?> part : schema.getAllOf() == null ? List.<Schema<?>>of() : parts(schema)) {
      fields.putAll(fields(owner, resolve(part)));
    }
    for (Map.Entry<String, Schema<?>> entry : properties(schema).entrySet()) {
      String name = entry.getKey();
      boolean required = schema.getRequired() != null && schema.getRequired().contains(name);
      String defect = defect(entry.getValue().getExtensions());
      String own = elsewhere(entry.getValue().getExtensions());
      String elsewhere = own.isEmpty() ? elsewhere(schema.getExtensions()) : own;
      fields.put(name, field(owner, name, entry.getValue(), required, defect, elsewhere));
    }
    return fields;
  }

  private static Map<String, Schema<?>> properties(Schema<?> schema) {
    Map<String, Schema<?>> properties = new LinkedHashMap<>();
    if (schema.getProperties() != null) {
      schema.getProperties().forEach(properties::put);
    }
    return properties;
  }

  private static List<Schema<?>> parts(Schema<?> schema) {
    List<Schema<?>> parts = new ArrayList<>();
    schema.getAllOf().forEach(parts::add);
    return parts;
  }

  private SpecField field(
      String owner,
      String name,
      @Nullable Schema<?> schema,
      boolean required,
      String defect,
      String elsewhere) {
    Schema<?> found = schema == null ? new Schema<>() : resolve(schema);
    Schema<?> inner = "array".equals(found.getType()) ? resolve(found.getItems()) : found;
    List<String> values = null;
    if (inner.getEnum() != null) {
      values = inner.getEnum().stream().filter(Objects::nonNull).map(String::valueOf).toList();
    }
    values = values == null ? words(inner.getPattern()) : values;
    String id = owner + "." + name;
    String text = defect + " " + defect(found.getExtensions());
    boolean readOnly = Boolean.TRUE.equals(found.getReadOnly());
    String element =
        values != null ? enumName(id, schema) : schema == null ? "" : elementOf(id, schema);
    String type = schema != null && isDecimal(schema) ? "decimal" : typeOf(found);
    return new SpecField(
        id, name, type, required, readOnly, values, element, text.strip(), elsewhere);
  }

  /** The component with the enum, or the place of an inline enum. */
  private String enumName(String id, @Nullable Schema<?> schema) {
    Schema<?> listed = schema == null || schema.getItems() == null ? schema : schema.getItems();
    if (listed == null || reference(listed) == null) {
      return id;
    }
    String name = simpleName(reference(listed));
    Schema<?> component = api.getComponents().getSchemas().get(name);
    Object known = extension(component.getExtensions(), "x-java-enum");
    return known == null ? name : (String) known;
  }

  /** The words that a pattern lets a value begin with, as {@code ^((since|until),…)$} does. */
  private static @Nullable List<String> words(@Nullable String pattern) {
    if (pattern == null || !pattern.contains("|")) {
      return null;
    }
    List<String> words =
        Pattern.compile("(?<![\\\\\\w])[a-z]{3,}")
            .matcher(pattern)
            .results()
            .map(MatchResult::group)
            .toList();
    return words.isEmpty() ? null : words;
  }

  /** Whether a value is a decimal number that has several forms. */
  private boolean isDecimal(Schema<?> schema) {
    Schema<?> component =
        reference(schema) == null
            ? schema
            : api.getComponents().getSchemas().get(simpleName(reference(schema)));
    return extension(component.getExtensions(), "x-decimal") != null;
  }

  private static String typeOf(Schema<?> schema) {
    if (extension(schema.getExtensions(), "x-date") != null) {
      return "date";
    }
    if (extension(schema.getExtensions(), "x-date-time") != null) {
      return "date-time";
    }
    String format = schema.getFormat() == null ? "" : schema.getFormat();
    if (schema.getEnum() != null) {
      return "enum";
    }
    if (schema.getProperties() != null
        || schema.getAdditionalProperties() != null
        || schema.getAllOf() != null) {
      return "object";
    }
    if (schema.getType() == null) {
      return "any";
    }
    return switch (format) {
      case "decimal", "date", "date-time" -> format;
      case "int64" -> "integer";
      case "binary" -> "file";
      default -> schema.getType();
    };
  }

  /** The schema with properties inside arrays and maps at any depth; empty if there is none. */
  private String elementOf(String id, Schema<?> schema) {
    Schema<?> found = resolve(schema);
    if ("array".equals(found.getType()) && found.getItems() != null) {
      return elementOf(id, found.getItems());
    }
    if (found.getProperties() == null && found.getAdditionalProperties() instanceof Schema<?> map) {
      return elementOf(id, map);
    }
    if (found.getProperties() == null && found.getAllOf() == null) {
      return "";
    }
    if (reference(schema) != null) {
      return simpleName(reference(schema));
    }
    schemas.computeIfAbsent(id, key -> new LinkedHashMap<>());
    schemas.put(id, fields(id, found));
    return id;
  }

  /** The schema that the given one refers to. Of several forms of a value, the first one. */
  private Schema<?> resolve(Schema<?> schema) {
    Schema<?> found = schema;
    while (reference(found) != null) {
      found = api.getComponents().getSchemas().get(simpleName(reference(found)));
    }
    List<?> forms = found.getOneOf() == null ? found.getAnyOf() : found.getOneOf();
    return forms == null || found.getProperties() != null
        ? found
        : resolve((Schema<?>) forms.get(0));
  }

  /** The component that a schema refers to, directly or beside its own description. */
  private static @Nullable String reference(Schema<?> schema) {
    boolean wraps =
        schema.getAllOf() != null
            && schema.getAllOf().size() == 1
            && schema.getProperties() == null;
    return wraps ? reference(schema.getAllOf().get(0)) : schema.get$ref();
  }

  private static String simpleName(@Nullable String reference) {
    return reference == null ? "" : reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** The {@code x-source} of something that the documentation does not have; otherwise empty. */
  private static String elsewhere(@Nullable Map<String, Object> extensions) {
    return extension(extensions, "x-source") instanceof String source
            && source.startsWith("not documented")
        ? source
        : "";
  }

  private static String defect(@Nullable Map<String, Object> extensions) {
    Object text = extension(extensions, "x-doc-defect");
    return text == null ? "" : String.valueOf(text).strip();
  }

  private static @Nullable Object extension(@Nullable Map<String, Object> extensions, String name) {
    return extensions == null ? null : extensions.get(name);
  }
}
