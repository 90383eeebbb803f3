package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Form;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One action on one account, with its parameters. */
record ActionCall(String action, Form form, AccountRecords books) {
  /** Answers one action. */
  @FunctionalInterface
  interface Handler {
    /**
     * Makes the result, without its {@code error}.
     *
     * @throws ErrorResponseException to answer with an error
     */
    JsonObject handle(ActionCall call);
  }

  ErrorResponseException refuse(int code) {
    return ErrorResponses.of(action, code);
  }

  /** A parameter; refuses with a code if it is absent or empty. */
  String require(String name, int missing) {
    String value = form.get(name);
    if (value == null) {
      throw refuse(missing);
    }
    return value;
  }

  /** The record that a parameter names; refuses with a code if it is absent, another if unknown. */
  JsonObject find(Table table, String name, int missing, int unknown) {
    JsonObject found = table.find(Json.id(require(name, missing)));
    if (found == null) {
      throw refuse(unknown);
    }
    return found;
  }

  BigDecimal amount(String name) {
    BigDecimal amount = form.amount(name);
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /** Copies a parameter, if it was sent, to a record. */
  void copy(String name, JsonObject record) {
    @Nullable String value = form.get(name);
    if (value != null || form.names().contains(name)) {
      record.addProperty(name, value == null ? "" : value);
    }
  }
}
