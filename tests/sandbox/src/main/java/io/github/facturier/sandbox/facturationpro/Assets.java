package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Handler;
import io.github.facturier.sandbox.http.Part;
import io.github.facturier.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files attached to records. */
final class Assets {
  private final Firms firms;

  Assets(Firms firms) {
    this.firms = firms;
  }

  /** Takes the files of one resource, whose identifier stands in {@code field}. */
  Handler upload(String field, Function<Firm, Table> owners) {
    return call -> {
      Firm firm = firms.of(call);
      JsonObject owner = Firm.require(owners.apply(firm), call);
      Part file = call.part("upload_file");
      if (file == null || file.fileName() == null) {
        throw ErrorResponses.invalid("upload_file", ErrorResponses.BLANK);
      }
      JsonObject asset =
          firm.assets.add(
              firm.stamp(
                  Json.object(
                      "document_name", call.param("filename", file.fileName()),
                      "document_size", file.content().length,
                      "visible", Json.flag(call.param("visible")))));
      asset.add(field, owner.get("id"));
      asset.addProperty("title", title(owner));
      String id = Json.text(asset, "id", "");
      asset.addProperty(
          "download_url", firm.url + "firms/" + firm.id + "/assets/" + id + "/download");
      if (owner.get("files") instanceof JsonArray files) {
        files.add(asset);
      }
      return firm.created("assets", asset);
    };
  }

  private static String title(JsonObject owner) {
    return Json.text(owner, "title", Customers.name(owner));
  }

  /** Lists the files of one resource. */
  Handler list(String field) {
    return call ->
        Pagination.reply(
            call,
            ListFilter.find(firms.of(call).assets, call).stream()
                .filter(asset -> !Json.blank(asset, field))
                .collect(Collectors.toCollection(ArrayList::new)));
  }

  Reply delete(Call call) {
    Firm firm = firms.of(call);
    JsonObject asset = Firm.require(firm.assets, call);
    firm.assets.remove(asset.get("id").getAsLong());
    for (Table table : List.of(firm.quotes, firm.invoices, firm.purchases)) {
      table.all().forEach(owner -> ((JsonArray) owner.get("files")).remove(asset));
    }
    return Reply.empty(200);
  }
}
