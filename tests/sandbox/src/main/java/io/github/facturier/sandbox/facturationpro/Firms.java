package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The account and its firms. */
final class Firms {
  static final long FIRST = 12;
  static final long SECOND = 13;

  private final Map<Long, Firm> firms = new LinkedHashMap<>();

  Firms(Clock clock, URI url) {
    AtomicLong lastId = new AtomicLong(1000);
    add(new Firm(FIRST, "Ma petite entreprise", clock, url, lastId));
    add(new Firm(SECOND, "Ma grosse entreprise", clock, url, lastId));
  }

  private void add(Firm firm) {
    firms.put(firm.id, firm);
  }

  /**
   * The firm whose identifier is in the path of a request.
   *
   * @throws ErrorResponseException 404 if there is none
   */
  Firm of(Request request) {
    Long id = Json.id(request.pathValue("firm_id"));
    Firm firm = id == null ? null : firms.get(id);
    if (firm == null) {
      throw ErrorResponses.notFound();
    }
    return firm;
  }

  /** The account with all its firms. */
  Response account(Request request) {
    JsonArray all = new JsonArray();
    firms.values().forEach(firm -> all.add(Json.object("id", firm.id, "name", firm.name)));
    JsonObject account = Json.object("id", 1, "email", "moi@exemple.fr", "firms", all);
    return Response.json(200, account);
  }

  Response orders(Request request) {
    return Response.json(200, of(request).orders);
  }

  Response collaborators(Request request) {
    return Response.json(200, of(request).collaborators);
  }
}
