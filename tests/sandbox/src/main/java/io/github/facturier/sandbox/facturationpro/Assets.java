package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Handler;
import io.github.facturier.sandbox.http.Part;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files attached to records. */
final class Assets {
  private static final String ANY_TYPE = "application/octet-stream";

  private final Firms firms;

  Assets(Firms firms) {
    this.firms = firms;
  }

  /**
   * A handler that attaches a file to a record of one resource.
   *
   * @param field member of the asset with the identifier of the record
   */
  Handler upload(String field, Function<Firm, Table> owners) {
    return request -> {
      Firm firm = firms.of(request);
      JsonObject owner = Firm.require(owners.apply(firm), request);
      Part file = request.part("upload_file");
      if (file == null || file.fileName() == null) {
        throw ErrorResponses.invalid("upload_file", ErrorResponses.BLANK);
      }
      JsonObject asset =
          firm.assets.add(
              firm.stamp(
                  Json.object(
                      "document_name", request.param("filename", file.fileName()),
                      "document_size", file.content().length,
                      "visible", Json.flag(request.param("visible")))));
      asset.add(field, owner.get("id"));
      asset.addProperty("title", title(owner));
      String id = Json.text(asset, "id", "");
      firm.files.put(id, file);
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

  /** A handler that lists the files of one resource. */
  Handler list(String field) {
    return request ->
        Pagination.response(
            request,
            ListFilter.find(firms.of(request).assets, request).stream()
                .filter(asset -> !Json.blank(asset, field))
                .collect(Collectors.toCollection(ArrayList::new)));
  }

  /** The content of a file, with the media type that it was uploaded with. */
  Response download(Request request) {
    Firm firm = firms.of(request);
    JsonObject asset = Firm.require(firm.assets, request);
    Part file = Objects.requireNonNull(firm.files.get(Json.text(asset, "id", "")));
    String type = file.contentType() == null ? ANY_TYPE : file.contentType();
    String name = Json.text(asset, "document_name", "");
    return Response.file(200, type, file.content())
        .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  Response delete(Request request) {
    Firm firm = firms.of(request);
    JsonObject asset = Firm.require(firm.assets, request);
    firm.assets.remove(asset.get("id").getAsLong());
    firm.files.remove(Json.text(asset, "id", ""));
    for (Table table : List.of(firm.quotes, firm.invoices, firm.purchases)) {
      table.all().forEach(owner -> ((JsonArray) owner.get("files")).remove(asset));
    }
    return Response.empty(200);
  }
}
