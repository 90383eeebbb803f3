package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Form;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A call of an action.
 *
 * @param action name of the action
 * @param form its parameters
 * @param records the records of the account
 */
record ActionCall(String action, Form form, AccountRecords records) {
  /** Handles the calls of one action. */
  @FunctionalInterface
  interface Handler {
    /**
     * Handles a call, and returns the result without {@code error}.
     *
     * @throws ErrorResponseException to respond with an error
     */
    JsonObject handle(ActionCall call);
  }

  ErrorResponseException error(int code) {
    return ErrorResponses.of(action, code);
  }

  /**
   * A parameter.
   *
   * @param missing error code if it is absent or empty
   */
  String require(String name, int missing) {
    String value = form.get(name);
    if (value == null) {
      throw error(missing);
    }
    return value;
  }

  /**
   * The record whose identifier is in a parameter.
   *
   * @param missing error code if the parameter is absent or empty
   * @param unknown error code if there is no such record
   */
  JsonObject find(Table table, String name, int missing, int unknown) {
    JsonObject found = table.find(Json.id(require(name, missing)));
    if (found == null) {
      throw error(unknown);
    }
    return found;
  }

  BigDecimal amount(String name) {
    BigDecimal amount = form.amount(name);
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /** Copies a parameter to a record, unless it is absent. */
  void copy(String name, JsonObject record) {
    @Nullable String value = form.get(name);
    if (value != null || form.names().contains(name)) {
      record.addProperty(name, value == null ? "" : value);
    }
  }
}
