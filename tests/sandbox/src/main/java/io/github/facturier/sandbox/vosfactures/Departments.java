package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Crud;
import io.github.facturier.sandbox.http.Part;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Departments, which are sellers, and their logos. */
final class Departments implements Crud {
  private static final Pattern FIELD = Pattern.compile("department\\[(\\w+)]");

  private final AccountState state;
  private final CrudHandlers crud;

  Departments(AccountState state) {
    this.state = state;
    this.crud =
        new CrudHandlers(state, state.departments, "department", List.of("name"), List.of());
  }

  @Override
  public Response list(Request request) {
    return crud.list(request);
  }

  @Override
  public Response get(Request request) {
    return crud.get(request);
  }

  @Override
  public Response create(Request request) {
    JsonObject department = crud.add(AccountState.body(request, "department"));
    Json.copy(department, "name", department, "shortcut");
    Json.copy(AccountState.body(request, "department"), "shortcut", department, "shortcut");
    Json.fill(department, "main", false);
    Json.fill(department, "deleted", false);
    return Response.json(201, department);
  }

  /** The body is JSON, or a multipart form with the logo. */
  @Override
  public Response update(Request request) {
    if (request.parts().isEmpty()) {
      return crud.update(request);
    }
    JsonObject department = AccountState.require(state.departments, request);
    Part logo = request.part("department[logo]");
    JsonObject changes = new JsonObject();
    if (logo == null) {
      throw ErrorResponses.invalid("logo", ErrorResponses.BLANK);
    }
    request
        .parts()
        .forEach(
            (name, part) -> {
              Matcher field = FIELD.matcher(name);
              if (field.matches() && part != logo) {
                changes.addProperty(field.group(1), part.text());
              }
            });
    String type = logo.contentType();
    if (type != null && !type.startsWith("image/") && !type.equals("application/octet-stream")) {
      throw ErrorResponses.invalid("logo_content_type", "n'est pas une image");
    }
    changes.add("logo_file_name", Json.of(logo.fileName()));
    changes.add("logo_content_type", Json.of(type));
    changes.addProperty("logo_file_size", logo.content().length);
    changes.addProperty("logo_updated_at", state.now());
    return Response.json(200, crud.change(department, changes));
  }

  @Override
  public Response delete(Request request) {
    return crud.delete(request);
  }
}
