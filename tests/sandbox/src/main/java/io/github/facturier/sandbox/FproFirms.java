package io.github.facturier.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The account and its firms. */
final class FproFirms {
  static final long FIRST = 12;
  static final long SECOND = 13;

  private final Map<Long, FproFirm> firms = new LinkedHashMap<>();

  FproFirms(Clock clock, URI url) {
    AtomicLong lastId = new AtomicLong(1000);
    add(new FproFirm(FIRST, "Ma petite entreprise", clock, url, lastId));
    add(new FproFirm(SECOND, "Ma grosse entreprise", clock, url, lastId));
  }

  private void add(FproFirm firm) {
    firms.put(firm.id, firm);
  }

  /**
   * The firm that the path of a call names.
   *
   * @throws Refusal 404 if it is none of the account's
   */
  FproFirm of(Call call) {
    Long id = Json.id(call.pathValue("firm_id"));
    FproFirm firm = id == null ? null : firms.get(id);
    if (firm == null) {
      throw FproErrors.notFound();
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
