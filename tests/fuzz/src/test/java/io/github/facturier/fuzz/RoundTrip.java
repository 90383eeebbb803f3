package io.github.facturier.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.Schema;

/** A text is read and written, or it is rejected with our own exception. */
final class RoundTrip {
  private RoundTrip() {}

  /** A value that was read and written once is stable from then on. */
  static <M extends Model> void check(Schema<M> schema, String text) {
    M model;
    try {
      model = schema.fromJson(text);
    } catch (DecodingException e) {
      Refusals.check(e);
      return;
    }
    String json = model.toJson();
    M again = schema.fromJson(json);
    assertEquals(model, again);
    assertEquals(model.hashCode(), again.hashCode());
    assertEquals(json, again.toJson());
    assertEquals(model.toString(), again.toString());
  }
}
