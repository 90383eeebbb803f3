package io.github.facturier.drift;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * The difference of two OpenAPI documents, by openapi-diff.
 *
 * @param level major if callers of the old one may fail with the new one
 * @param text what changed; empty if nothing did
 */
record ApiDiff(Level level, String text) {

  private static final Pattern MOVED = Pattern.compile("PATCH {2}(\\S+)#put\\b");

  /** Compares. */
  static ApiDiff of(Path before, Path after) {
    ChangedOpenApi changed = OpenApiCompare.fromSpecifications(read(before), read(after));
    if (changed.isUnchanged()) {
      return new ApiDiff(Level.PATCH, "");
    }
    Level level = changed.isCompatible() ? Level.MINOR : Level.MAJOR;
    String text = new ConsoleRender().render(changed).strip();
    return new ApiDiff(level, MOVED.matcher(text).replaceAll("PUT    $1"));
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
}
