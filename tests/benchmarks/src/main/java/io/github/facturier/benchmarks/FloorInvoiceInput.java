package io.github.facturier.benchmarks;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import okhttp3.RequestBody;
import okio.Buffer;

/** A hand-written encoder of an invoice, as a lower bound: these fields only. */
record FloorInvoiceInput(
    String kind, long clientId, LocalDate issueDate, List<Position> positions) {
  record Position(
      String name,
      String description,
      String code,
      BigDecimal quantity,
      String quantityUnit,
      BigDecimal priceNet,
      String tax,
      BigDecimal totalPriceGross,
      BigDecimal discountPercent) {
    void write(JsonWriter out) throws IOException {
      out.beginObject();
      out.name("name").value(name);
      out.name("description").value(description);
      out.name("code").value(code);
      out.name("quantity").value(quantity);
      out.name("quantity_unit").value(quantityUnit);
      out.name("price_net").value(priceNet);
      out.name("tax").value(tax);
      out.name("total_price_gross").value(totalPriceGross);
      out.name("discount_percent").value(discountPercent);
      out.endObject();
    }
  }

  RequestBody body() throws IOException {
    Buffer buffer = new Buffer();
    try (JsonWriter out =
        new JsonWriter(new OutputStreamWriter(buffer.outputStream(), StandardCharsets.UTF_8))) {
      out.beginObject().name("invoice").beginObject();
      out.name("kind").value(kind);
      out.name("client_id").value(clientId);
      out.name("issue_date").value(issueDate.toString());
      out.name("positions").beginArray();
      for (Position position : positions) {
        position.write(out);
      }
      out.endArray().endObject().endObject();
    }
    return RequestBody.create(buffer.readByteString(), Canned.JSON);
  }
}
