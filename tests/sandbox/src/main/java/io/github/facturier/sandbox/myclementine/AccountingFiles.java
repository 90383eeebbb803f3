package io.github.facturier.sandbox.myclementine;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Handler;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Accounting documents, and their links to transactions and categories. */
final class AccountingFiles {
  /** VAT rates of the categories, by identifier minus 1; 0 for none. */
  private static final List<String> CATEGORY_RATES = List.of("0", "20", "5.5");

  private static final long TRANSACTION = 1234567;

  private final CompanyState state;

  AccountingFiles(CompanyState state) {
    this.state = state;
  }

  Response detail(Request request) {
    MyClementineApplication.require(state, AccountingType.ACCRUAL);
    MyClementineApplication.requireSociety(request);
    return MyClementineApplication.success("data", withCategory(file(request)));
  }

  Response tvas(Request request) {
    MyClementineApplication.require(state, AccountingType.ACCRUAL);
    List<JsonObject> rates = new ArrayList<>();
    for (String rate : CATEGORY_RATES) {
      rates.add(Json.object("rate", rate));
    }
    return MyClementineApplication.success(
        "data", Json.object("tvas", Json.array(rates), "eaf", withCategory(file(request))));
  }

  /**
   * A handler that lists documents of a kind. Those of kind {@code various} are listed all, others
   * by month. Default: the current month.
   */
  Handler list(String kind) {
    return request -> {
      MyClementineApplication.require(state, AccountingType.CASH);
      MyClementineApplication.requireSociety(request);
      String month =
          request.pathValue("year").isEmpty()
              ? YearMonth.now(state.clock).toString()
              : request.pathValue("year") + "-" + request.pathValue("month");
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

  Response link(Request request) {
    MyClementineApplication.require(state, AccountingType.CASH);
    MyClementineApplication.requireSociety(request);
    Long transaction = Json.id(request.pathValue("transaction_id"));
    if (transaction == null || transaction != TRANSACTION) {
      throw MyClementineApplication.error(404, "Not Found");
    }
    state.links.put(transaction, file(request).get("id").getAsLong());
    return MyClementineApplication.success();
  }

  Response categorise(Request request) {
    MyClementineApplication.require(state, AccountingType.ACCRUAL);
    long id = file(request).get("id").getAsLong();
    Long category = Json.id(request.pathValue("account_id"));
    if (category == null || category < 1 || category > CATEGORY_RATES.size()) {
      throw MyClementineApplication.error(404, "Not Found");
    }
    state.categories.put(id, category);
    return MyClementineApplication.success();
  }

  private JsonObject file(Request request) {
    JsonObject file = state.files.get(Json.id(request.pathValue("file_id")));
    if (file == null) {
      throw MyClementineApplication.error(404, "Not Found");
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
