package io.github.facturier.drift;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * The difference of two OpenAPI documents, by openapi-diff.
 *
 * @param level major if callers of the old one may fail with the new one
 * @param text what changed; empty if nothing did
 * @param names the operations, fields and values that were added, removed or changed
 */
record ApiDiff(Level level, String text, List<String> names) {

  private static final Pattern MOVED = Pattern.compile("PATCH {2}(\\S+)#put\\b");

  /**
   * Compares. Enums of the clients are open, so a new value is minor; a changed text alone is a
   * patch.
   */
  static ApiDiff of(Path before, Path after) throws IOException {
    ChangedOpenApi changed = OpenApiCompare.fromSpecifications(read(before), read(after));
    SpecDiff names = SpecDiff.of(Spec.read(before), Spec.read(after));
    Level level =
        switch (changed.isChanged()) {
          case NO_CHANGES, METADATA -> names.level();
          default -> names.level().or(changed.isCompatible() ? Level.MINOR : Level.MAJOR);
        };
    String text = changed.isUnchanged() ? "" : new ConsoleRender().render(changed).strip();
    String all = String.join("\n", names.lines()) + "\n\n" + text;
    return new ApiDiff(level, MOVED.matcher(all.strip()).replaceAll("PUT    $1"), names.lines());
  }

  /**
   * openapi-diff reports a new optional property of a PUT as breaking, since PUT replaces a
   * resource. These providers treat PUT as PATCH, so it is compared as PATCH.
   */
  private static OpenAPI read(Path file) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    OpenAPI api =
        new OpenAPIV3Parser().readLocation(file.toUri().toString(), null, options).getOpenAPI();
    withoutEnums(api, Collections.newSetFromMap(new IdentityHashMap<>()));
    Paths paths = new Paths();
    api.getPaths()
        .forEach(
            (path, item) -> {
              if (item.getPut() != null) {
                PathItem moved =
                    new PathItem().patch(item.getPut()).parameters(item.getParameters());
                paths.addPathItem(path + "#put", moved);
                item.setPut(null);
              }
              paths.addPathItem(path, item);
            });
    api.setPaths(paths);
    return api;
  }

  /** Enums are closed for openapi-diff; {@link SpecDiff} compares their values. */
  private static void withoutEnums(OpenAPI api, Set<Schema<?>> seen) {
    if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
      api.getComponents().getSchemas().values().forEach(schema -> withoutEnums(schema, seen));
    }
    if (api.getComponents() != null && api.getComponents().getParameters() != null) {
      api.getComponents().getParameters().values().forEach(p -> withoutEnums(p.getSchema(), seen));
    }
    for (PathItem item : api.getPaths().values()) {
      withoutEnums(item.getParameters(), seen);
      item.readOperations()
          .forEach(
              operation -> {
                withoutEnums(operation.getParameters(), seen);
                if (operation.getRequestBody() != null) {
                  withoutEnums(operation.getRequestBody().getContent(), seen);
                }
                operation.getResponses().values().forEach(r -> withoutEnums(r.getContent(), seen));
              });
    }
  }

  private static void withoutEnums(@Nullable List<Parameter> parameters, Set<Schema<?>> seen) {
    if (parameters != null) {
      parameters.forEach(parameter -> withoutEnums(parameter.getSchema(), seen));
    }
  }

  private static void withoutEnums(@Nullable Content content, Set<Schema<?>> seen) {
    if (content != null) {
      content.values().forEach(type -> withoutEnums(type.getSchema(), seen));
    }
  }

  private static void withoutEnums(@Nullable Schema<?> schema, Set<Schema<?>> seen) {
    if (schema == null || !seen.add(schema)) {
      return;
    }
    schema.setEnum(null);
    withoutEnums(schema.getItems(), seen);
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(property -> withoutEnums(property, seen));
    }
    if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      withoutEnums(values, seen);
    }
    for (List<?> forms : Arrays.asList(schema.getAllOf(), schema.getOneOf(), schema.getAnyOf())) {
      if (forms != null) {
        forms.forEach(form -> withoutEnums((Schema<?>) form, seen));
      }
    }
  }
}
