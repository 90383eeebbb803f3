package io.github.facturier.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files attached to records. */
final class FproFiles {
  private final FproFirms firms;

  FproFiles(FproFirms firms) {
    this.firms = firms;
  }

  /** Takes the files of one resource, whose identifier stands in {@code field}. */
  Handler upload(String field, Function<FproFirm, Table> owners) {
    return call -> {
      FproFirm firm = firms.of(call);
      JsonObject owner = FproFirm.require(owners.apply(firm), call);
      Part file = call.part("upload_file");
      if (file == null || file.fileName() == null) {
        throw FproErrors.invalid("upload_file", FproErrors.BLANK);
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
    return Json.text(owner, "title", FproCustomers.name(owner));
  }

  /** Lists the files of one resource. */
  Handler list(String field) {
    return call ->
        FproPage.reply(
            call,
            FproFilter.find(firms.of(call).assets, call).stream()
                .filter(asset -> !Json.blank(asset, field))
                .collect(Collectors.toCollection(ArrayList::new)));
  }

  Reply delete(Call call) {
    FproFirm firm = firms.of(call);
    JsonObject asset = FproFirm.require(firm.assets, call);
    firm.assets.remove(asset.get("id").getAsLong());
    for (Table table : List.of(firm.quotes, firm.invoices, firm.purchases)) {
      table.all().forEach(owner -> ((JsonArray) owner.get("files")).remove(asset));
    }
    return Reply.empty(200);
  }
}
