package io.github.facturier.sandbox.luccacleemy;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Establishments and legal units, in the formats of three generations of Lucca's API. */
final class OrganizationLists {
  private final AccountState state;

  OrganizationLists(AccountState state) {
    this.state = state;
  }

  Response establishments(Request request) {
    List<String> units = request.params("legalUnitId");
    List<JsonObject> found = new ArrayList<>();
    for (JsonObject establishment : state.establishments) {
      boolean inUnit = units.isEmpty() || units.contains(Json.text(establishment, "legalUnitId"));
      if (inUnit) {
        found.add(establishment);
      }
    }
    return page(request, found);
  }

  Response legalUnits(Request request) {
    return page(request, state.legalUnits);
  }

  /** Fourth generation: {@code items}, and the fields in {@code fields.root}. */
  private static Response page(Request request, List<JsonObject> records) {
    List<JsonObject> found = new ArrayList<>();
    List<String> ids = request.params("id");
    String search = request.param("search", "");
    List<String> archived = List.of(request.param("isArchived", "false").split(","));
    for (JsonObject record : records) {
      boolean named = Json.text(record, "name", "").contains(search);
      boolean wanted = ids.isEmpty() || ids.contains(Json.text(record, "id"));
      if (named && wanted && archived.contains(Json.text(record, "isArchived"))) {
        found.add(record);
      }
    }
    int size = number(request, "limit", 10);
    int number = number(request, "page", 1);
    List<String> extra = request.params("fields.root");
    JsonObject page = Json.object("items", Json.array(part(found, (number - 1L) * size, size)));
    boolean last = (long) number * size >= found.size();
    if (extra.contains("count")) {
      page.addProperty("count", found.size());
    }
    if (extra.contains("next")) {
      page.addProperty("next", last ? "" : Integer.toString(number + 1));
    }
    if (extra.contains("prev")) {
      page.addProperty("prev", number == 1 ? "" : Integer.toString(number - 1));
    }
    return Response.json(200, page);
  }

  private static int number(Request request, String name, int defaultValue) {
    Long number = Json.id(request.param(name));
    return number == null ? defaultValue : Math.toIntExact(number);
  }

  private static List<JsonObject> part(List<JsonObject> records, long from, long size) {
    return records.stream().skip(from).limit(size).map(JsonObject::deepCopy).toList();
  }

  /** Second generation: an array in {@code data}. */
  Response legalEntities(Request request) {
    return Response.json(200, Json.object("data", Json.array(entities("api/legalentities/"))));
  }

  /** Third generation: {@code data.items}. */
  Response legalEntitiesV3(Request request) {
    List<JsonObject> all = entities("api/v3/legalEntities/");
    String[] paging = request.param("paging", "0," + all.size()).split(",");
    List<JsonObject> part = part(all, Long.parseLong(paging[0]), Long.parseLong(paging[1]));
    JsonObject data = Json.object("items", Json.array(part));
    if (request.param("fields", "").contains("collection.count")) {
      data.addProperty("count", all.size());
    }
    return Response.json(200, Json.object("data", data));
  }

  Response legalEntity(Request request) {
    JsonObject entity = find(Json.id(request.pathValue("id")));
    if (entity == null) {
      throw LuccaCleemyApplication.error(404, "Not Found");
    }
    return Response.json(200, Json.object("data", entity));
  }

  private @Nullable JsonObject find(@Nullable Long id) {
    for (JsonObject entity : entities("api/v3/legalEntities/")) {
      if (Objects.equals(Json.id(entity, "id"), id)) {
        return entity;
      }
    }
    return null;
  }

  private List<JsonObject> entities(String path) {
    List<JsonObject> entities = new ArrayList<>();
    for (JsonObject establishment : state.establishments) {
      String id = Json.text(establishment, "id", "");
      entities.add(
          Json.object(
              "id",
              establishment.get("id"),
              "name",
              establishment.get("name"),
              "url",
              state.url.resolve(path + id)));
    }
    return entities;
  }
}
