package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Reply;
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
   * The firm that the path of a call names.
   *
   * @throws ErrorResponseException 404 if it is none of the account's
   */
  Firm of(Call call) {
    Long id = Json.id(call.pathValue("firm_id"));
    Firm firm = id == null ? null : firms.get(id);
    if (firm == null) {
      throw ErrorResponses.notFound();
    }
    return firm;
  }

  /** The account, with all firms. */
  Reply account(Call call) {
    JsonArray all = new JsonArray();
    firms.values().forEach(firm -> all.add(Json.object("id", firm.id, "name", firm.name)));
    JsonObject account = Json.object("id", 1, "email", "moi@exemple.fr", "firms", all);
    return Reply.json(200, account);
  }

  Reply orders(Call call) {
    return Reply.json(200, of(call).orders);
  }

  Reply collaborators(Call call) {
    return Reply.json(200, of(call).collaborators);
  }
}
