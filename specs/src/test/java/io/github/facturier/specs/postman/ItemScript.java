package io.github.facturier.specs.postman;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pre-request script: sets what the tests expect, and decides whether the request is sent. */
final class ItemScript {

  private final RecordVariables records;
  private final ProviderScripts scripts;

  ItemScript(RecordVariables records, ProviderScripts scripts) {
    this.records = records;
    this.scripts = scripts;
  }

  /**
   * Returns the lines of the script.
   *
   * @param needs variables that the request needs
   * @param credentials those of them that authenticate it
   */
  List<String> lines(ApiOperation operation, Set<String> needs, Set<String> credentials) {
    List<String> lines = new ArrayList<>();
    String expected = Json.compact(expected(operation, needs, credentials));
    lines.addAll(script("prerequest.js").replace("EXPECTED", expected).lines().toList());
    operation
        .server()
        .ifPresent(
            server -> {
              lines.add("// A base URL other than the default applies to this request too.");
              lines.add("const base = pm.environment.get('baseUrl');");
              lines.add("if (base) pm.variables.set('" + operation.id() + "Url', base);");
            });
    List<String> filled =
        credentials.stream().filter(name -> records.bringers(name).isEmpty()).toList();
    if (!filled.isEmpty()) {
      lines.addAll(script("credentials.js").replace("NAMES", strings(filled)).lines().toList());
    }
    if (operation.formFields().stream().anyMatch(Field::file)) {
      lines.addAll(script("files.js").lines().toList());
    }
    List<String> reasons = reasons(operation, needs, filled);
    if (!reasons.isEmpty()) {
      lines.addAll(
          script("skip.js").replace("REASONS", String.join("\n  ", reasons)).lines().toList());
    }
    return lines;
  }

  private JsonObject expected(ApiOperation operation, Set<String> needs, Set<String> credentials) {
    JsonObject shapes = new JsonObject();
    for (ApiOperation.Response response : operation.responses()) {
      if (response.isSuccess()) {
        shapes.add("" + response.code(), shape(response));
      }
    }
    return Json.object(
        "shapes",
        shapes,
        "credentials",
        credentials,
        "variables",
        needs.stream().filter(name -> !credentials.contains(name)).toList(),
        "brings",
        records.brings(operation),
        "replaces",
        RecordVariables.isCreator(operation),
        "ends",
        records.ends(operation));
  }

  private static JsonElement shape(ApiOperation.Response response) {
    if (response.body() != null && !response.body().isJsonPrimitive()) {
      return Json.shape(response.body());
    }
    if (response.type().isEmpty()) {
      return JsonNull.INSTANCE;
    }
    boolean pdf = response.type().equals("application/pdf");
    return new JsonPrimitive(pdf ? "%PDF" : "file");
  }

  /** Conditions under which the request is not sent, each with the reason to display. */
  private List<String> reasons(ApiOperation operation, Set<String> needs, List<String> filled) {
    List<String> reasons = new ArrayList<>();
    String accounting = operation.accounting();
    if (accounting != null) {
      reasons.add(empty("accounting", "send " + records.howToSet("accounting") + " first"));
      reasons.add(
          "value('accounting') !== %s && %s,"
              .formatted(
                  string(scripts.accounting(accounting)),
                  string(
                      "this request is for companies with %s accounting, and yours has another"
                          .formatted(accounting))));
    }
    for (String name : needs) {
      if (!records.bringers(name).isEmpty()) {
        reasons.add(empty(name, name + " is empty: send " + records.howToSet(name) + " first"));
      } else if (!filled.contains(name)) {
        boolean listed =
            scripts.environment().stream().anyMatch(entry -> name.equals(entry.get("key")));
        String how =
            listed
                ? "fill it in, in the environment"
                : "add it to the environment, no request sets it";
        reasons.add(empty(name, name + " is empty: " + how));
      }
    }
    for (Field file : operation.formFields().stream().filter(Field::file).toList()) {
      reasons.add(
          "!chosen(%s) && %s,"
              .formatted(
                  string(file.name()),
                  string("choose a file for " + file.name() + " in the body first")));
    }
    if (operation.unless() != null) {
      String variable = (String) operation.unless().get("variable");
      String is = (String) operation.unless().get("is");
      String same = is == null ? "" : "value('" + variable + "') === value('" + is + "') && ";
      String reason = string((String) operation.unless().get("reason"));
      reasons.add("value('%s') && %s%s,".formatted(variable, same, reason));
    }
    if (operation.irreversible() != null) {
      reasons.add(
          "value('confirm_dangerous') !== 'yes' && %s,"
              .formatted(
                  string(operation.irreversible() + " Set confirm_dangerous to yes to send it.")));
    }
    return reasons;
  }

  private static String empty(String variable, String reason) {
    return "!value('%s') && %s,".formatted(variable, string(reason));
  }

  private static String strings(List<String> values) {
    return values.stream().map(ItemScript::string).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text in JavaScript. */
  private static String string(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  static String script(String name) {
    try (InputStream in = ItemScript.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
