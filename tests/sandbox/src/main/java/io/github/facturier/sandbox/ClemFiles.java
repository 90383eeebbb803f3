package io.github.facturier.sandbox;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.MyClementineSandbox.Accounting;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Accounting documents, and what they are linked to. */
final class ClemFiles {
  /** Categories, and the VAT that each brings along; 0 for none. */
  private static final List<String> CATEGORY_RATES = List.of("0", "20", "5.5");

  private static final long TRANSACTION = 1234567;

  private final ClemState state;

  ClemFiles(ClemState state) {
    this.state = state;
  }

  Reply detail(Call call) {
    ClemApplication.require(state, Accounting.ACCRUAL);
    ClemApplication.requireSociety(call);
    return ClemApplication.success("data", withCategory(file(call)));
  }

  Reply tvas(Call call) {
    ClemApplication.require(state, Accounting.ACCRUAL);
    List<JsonObject> rates = new ArrayList<>();
    for (String rate : CATEGORY_RATES) {
      rates.add(Json.object("rate", rate));
    }
    return ClemApplication.success(
        "data", Json.object("tvas", Json.array(rates), "eaf", withCategory(file(call))));
  }

  /** Documents of a kind: those of a month, the current one if none is named, or all various. */
  Handler list(String kind) {
    return call -> {
      ClemApplication.require(state, Accounting.CASH);
      ClemApplication.requireSociety(call);
      String month =
          call.pathValue("year").isEmpty()
              ? YearMonth.now(state.clock).toString()
              : call.pathValue("year") + "-" + call.pathValue("month");
      List<JsonObject> found = new ArrayList<>();
      for (JsonObject file : state.files.values()) {
        boolean inTime =
            kind.equals("various") || Json.text(file, "date", "").startsWith(month + "-");
        if (inTime && kind.equals(Json.text(file, "kind"))) {
          found.add(file.deepCopy());
        }
      }
      return ClemApplication.success("data", Json.array(found));
    };
  }

  Reply link(Call call) {
    ClemApplication.require(state, Accounting.CASH);
    ClemApplication.requireSociety(call);
    Long transaction = Json.id(call.pathValue("transaction_id"));
    if (transaction == null || transaction != TRANSACTION) {
      throw ClemApplication.refusal(404, "Not Found");
    }
    state.links.put(transaction, file(call).get("id").getAsLong());
    return ClemApplication.success();
  }

  Reply categorise(Call call) {
    ClemApplication.require(state, Accounting.ACCRUAL);
    long id = file(call).get("id").getAsLong();
    Long category = Json.id(call.pathValue("account_id"));
    if (category == null || category < 1 || category > CATEGORY_RATES.size()) {
      throw ClemApplication.refusal(404, "Not Found");
    }
    state.categories.put(id, category);
    return ClemApplication.success();
  }

  private JsonObject file(Call call) {
    JsonObject file = state.files.get(Json.id(call.pathValue("file_id")));
    if (file == null) {
      throw ClemApplication.refusal(404, "Not Found");
    }
    return file;
  }

  private JsonObject withCategory(JsonObject file) {
    JsonObject detail = file.deepCopy();
    Long category = state.categories.get(file.get("id").getAsLong());
    if (category != null) {
      String rate = CATEGORY_RATES.get(Math.toIntExact(category) - 1);
      detail.addProperty("account_id", category);
      detail.addProperty("tva", rate);
    }
    return detail;
  }
}
