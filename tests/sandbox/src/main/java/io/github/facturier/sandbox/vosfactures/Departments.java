package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Part;
import io.github.facturier.sandbox.http.Reply;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Selling departments, and their logo. */
final class Departments {
  private static final Pattern FIELD = Pattern.compile("department\\[(\\w+)]");

  private final AccountState state;
  private final CrudHandlers crud;

  Departments(AccountState state) {
    this.state = state;
    this.crud =
        new CrudHandlers(state, state.departments, "department", List.of("name"), List.of());
  }

  Reply list(Call call) {
    return crud.list(call);
  }

  Reply get(Call call) {
    return crud.get(call);
  }

  Reply create(Call call) {
    JsonObject department = crud.add(AccountState.body(call, "department"));
    Json.copy(department, "name", department, "shortcut");
    Json.copy(AccountState.body(call, "department"), "shortcut", department, "shortcut");
    Json.fill(department, "main", false);
    Json.fill(department, "deleted", false);
    return Reply.json(201, department);
  }

  /** Takes JSON, or a form with the logo. */
  Reply update(Call call) {
    if (call.parts().isEmpty()) {
      return crud.update(call);
    }
    JsonObject department = AccountState.require(state.departments, call);
    Part logo = call.part("department[logo]");
    JsonObject changes = new JsonObject();
    if (logo == null) {
      throw ErrorResponses.invalid("logo", ErrorResponses.BLANK);
    }
    call.parts()
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
    return Reply.json(200, crud.change(department, changes));
  }

  Reply delete(Call call) {
    return crud.delete(call);
  }
}
