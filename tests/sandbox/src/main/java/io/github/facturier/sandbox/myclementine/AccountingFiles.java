package io.github.facturier.sandbox.myclementine;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Handler;
import io.github.facturier.sandbox.http.Reply;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Accounting documents, and what they are linked to. */
final class AccountingFiles {
  /** Categories, and the VAT that each brings along; 0 for none. */
  private static final List<String> CATEGORY_RATES = List.of("0", "20", "5.5");

  private static final long TRANSACTION = 1234567;

  private final CompanyState state;

  AccountingFiles(CompanyState state) {
    this.state = state;
  }

  Reply detail(Call call) {
    MyClementineApplication.require(state, AccountingType.ACCRUAL);
    MyClementineApplication.requireSociety(call);
    return MyClementineApplication.success("data", withCategory(file(call)));
  }

  Reply tvas(Call call) {
    MyClementineApplication.require(state, AccountingType.ACCRUAL);
    List<JsonObject> rates = new ArrayList<>();
    for (String rate : CATEGORY_RATES) {
      rates.add(Json.object("rate", rate));
    }
    return MyClementineApplication.success(
        "data", Json.object("tvas", Json.array(rates), "eaf", withCategory(file(call))));
  }

  /** Documents of a kind: those of a month, the current one if none is named, or all various. */
  Handler list(String kind) {
    return call -> {
      MyClementineApplication.require(state, AccountingType.CASH);
      MyClementineApplication.requireSociety(call);
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
      return MyClementineApplication.success("data", Json.array(found));
    };
  }

  Reply link(Call call) {
    MyClementineApplication.require(state, AccountingType.CASH);
    MyClementineApplication.requireSociety(call);
    Long transaction = Json.id(call.pathValue("transaction_id"));
    if (transaction == null || transaction != TRANSACTION) {
      throw MyClementineApplication.refusal(404, "Not Found");
    }
    state.links.put(transaction, file(call).get("id").getAsLong());
    return MyClementineApplication.success();
  }

  Reply categorise(Call call) {
    MyClementineApplication.require(state, AccountingType.ACCRUAL);
    long id = file(call).get("id").getAsLong();
    Long category = Json.id(call.pathValue("account_id"));
    if (category == null || category < 1 || category > CATEGORY_RATES.size()) {
      throw MyClementineApplication.refusal(404, "Not Found");
    }
    state.categories.put(id, category);
    return MyClementineApplication.success();
  }

  private JsonObject file(Call call) {
    JsonObject file = state.files.get(Json.id(call.pathValue("file_id")));
    if (file == null) {
      throw MyClementineApplication.refusal(404, "Not Found");
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
