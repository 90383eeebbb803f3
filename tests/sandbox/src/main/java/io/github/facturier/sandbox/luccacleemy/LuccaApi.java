package io.github.facturier.sandbox.luccacleemy;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The Lucca API, the fifth generation: business establishments and legal entities. */
final class LuccaApi {
  private static final String VERSION = "2024-11-01";
  private static final String ESTABLISHMENTS = "business-establishments";
  private static final String ENTITIES = "legal-entities";
  private static final int DEFAULT_LIMIT = 25;
  private static final int MAX_LIMIT = 100;

  private final AccountState state;
  private final AccessTokens tokens;

  LuccaApi(AccountState state, AccessTokens tokens) {
    this.state = state;
    this.tokens = tokens;
  }

  static ErrorResponseException problem(int status, String title) {
    return new ErrorResponseException(
        Response.json(status, Json.object("title", title, "status", status))
            .withContentType("application/problem+json; charset=utf-8"));
  }

  Response establishments(Request request) {
    check(request, ESTABLISHMENTS);
    String entity = request.param("legalEntity.id");
    List<JsonObject> found =
        state.establishments.stream()
            .filter(one -> entity == null || entity.equals(Json.text(one, "legalUnitId")))
            .map(this::establishment)
            .toList();
    return page(request, ESTABLISHMENTS, found);
  }

  Response establishment(Request request) {
    check(request, ESTABLISHMENTS);
    JsonObject found = establishment(find(state.establishments, request));
    if (includes(request, "links")) {
      found.add("links", new JsonObject());
    }
    if (includes(request, "embedded")) {
      found.add("embedded", embedded(List.of(found)));
    }
    return Response.json(200, found);
  }

  Response entities(Request request) {
    check(request, ENTITIES);
    return page(request, ENTITIES, state.legalUnits.stream().map(this::entity).toList());
  }

  Response entity(Request request) {
    check(request, ENTITIES);
    return Response.json(200, entity(find(state.legalUnits, request)));
  }

  private void check(Request request, String kind) {
    tokens.check(request, kind + ".readonly");
    if (!VERSION.equals(request.headers().get("Api-Version"))) {
      throw problem(400, "The header Api-Version is required");
    }
  }

  private static JsonObject find(List<JsonObject> records, Request request) {
    Long id = Json.id(request.pathValue("id"));
    return records.stream()
        .filter(one -> Objects.equals(Json.id(one, "id"), id))
        .findFirst()
        .orElseThrow(() -> problem(404, "Not Found"));
  }

  private Response page(Request request, String kind, List<JsonObject> records) {
    int limit = limit(request);
    int from = position(request, limit);
    int end = Math.min(records.size(), from + limit);
    List<JsonObject> items = from < end ? records.subList(from, end) : List.of();
    JsonObject page =
        Json.object("type", kind, "url", request.url().toString(), "items", Json.array(items));
    if (includes(request, "totalCount")) {
      page.addProperty("totalCount", records.size());
    }
    if (includes(request, "links")) {
      page.add(
          "links",
          Json.object(
              "prev", link(request, from > 0 ? Math.max(0, from - limit) : null),
              "next", link(request, end < records.size() && limit > 0 ? end : null)));
    }
    boolean embeds = includes(request, "embedded") && kind.equals(ESTABLISHMENTS);
    page.add("embedded", embeds ? embedded(items) : JsonNull.INSTANCE);
    return Response.json(200, page);
  }

  private static boolean includes(Request request, String part) {
    return request.params("include").contains(part);
  }

  private static int limit(Request request) {
    Long limit = Json.id(request.param("limit", Integer.toString(DEFAULT_LIMIT)));
    if (limit == null || limit < 0 || limit > MAX_LIMIT) {
      throw problem(400, "limit must be between 0 and 100");
    }
    return limit.intValue();
  }

  /** The number of records before the page, by its cursor or its number. */
  private static int position(Request request, int limit) {
    String page = request.param("page", "1");
    if (page.matches("[1-9]\\d*")) {
      return (Integer.parseInt(page) - 1) * limit;
    }
    try {
      byte[] cursor = Base64.getUrlDecoder().decode(page.substring(1));
      return Integer.parseInt(new String(cursor, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) { // also if it is not a number
      throw problem(400, "page is no cursor");
    }
  }

  /** A link to a page, whose cursor names the number of records before it. */
  private @Nullable JsonObject link(Request request, @Nullable Integer position) {
    if (position == null) {
      return null;
    }
    byte[] number = position.toString().getBytes(StandardCharsets.UTF_8);
    String cursor = "!" + Base64.getUrlEncoder().withoutPadding().encodeToString(number);
    HttpUrl url = request.url().newBuilder().setQueryParameter("page", cursor).build();
    return Json.object("href", url.toString());
  }

  private JsonObject embedded(List<JsonObject> establishments) {
    JsonObject entities = new JsonObject();
    for (JsonObject establishment : establishments) {
      String id = Json.text(establishment.getAsJsonObject("legalEntity"), "id", "");
      entities.add(id, entity(state.legalUnits.get(Integer.parseInt(id) - 1)));
    }
    return Json.object("legal-entity", entities);
  }

  private JsonObject establishment(JsonObject record) {
    JsonArray lines = new JsonArray();
    lines.add("10 Place de la Joliette");
    JsonObject establishment = record(record, "business-establishment", ESTABLISHMENTS);
    Json.copy(record, "name", establishment, "name");
    establishment.add(
        "legalEntity", reference("legal-entity", ENTITIES, Json.text(record, "legalUnitId", "")));
    establishment.addProperty("isHeadquarters", false);
    establishment.add(
        "taxIdentificationNumber", Json.object("format", "franceSIRET", "value", "44163769100128"));
    establishment.add("industryCode", JsonNull.INSTANCE);
    establishment.add(
        "address",
        Json.object(
            "addressLines", lines,
            "postalCode", "13002",
            "locality", "Marseille",
            "administrativeArea", null,
            "countryCode", "FRA"));
    Json.copy(record, "timezoneId", establishment, "timezoneId");
    establishment.add("holidaysCalendar", JsonNull.INSTANCE);
    return establishment;
  }

  private JsonObject entity(JsonObject record) {
    JsonObject entity = record(record, "legal-entity", ENTITIES);
    Json.copy(record, "name", entity, "legalName");
    entity.addProperty("countryCode", "FRA");
    entity.addProperty("currencyCode", "EUR");
    entity.add(
        "taxIdentificationNumber",
        Json.object(
            "format", "franceSIREN", "value", Json.text(record, "legalIdentificationNumber", "")));
    entity.add("industryCode", JsonNull.INSTANCE);
    entity.add("links", JsonNull.INSTANCE);
    return entity;
  }

  /** The properties of any record. */
  private JsonObject record(JsonObject record, String type, String kind) {
    JsonObject view = reference(type, kind, Json.text(record, "id", ""));
    view.add("remoteId", JsonNull.INSTANCE);
    view.add("isArchived", record.get("isArchived"));
    Json.copy(record, "createdAt", view, "createdAt");
    Json.copy(record, "createdAt", view, "lastUpdatedAt");
    view.add("lastArchivedAt", JsonNull.INSTANCE);
    return view;
  }

  private JsonObject reference(String type, String kind, String id) {
    return Json.object(
        "id", id, "type", type, "url", state.url.resolve("lucca-api/" + kind + "/" + id));
  }
}
