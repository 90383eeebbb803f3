package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import io.github.facturier.vosfactures.model.Payment;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The date of a payment has its time if the server sends one, and is kept as it was sent. */
class PaidDateTest {

  @ParameterizedTest
  @CsvSource({
    "2026-07-31T15:55:57.000+02:00, 2026-07-31T15:55:57+02:00",
    "2026-07-31, 2026-07-31T00:00+02:00",
    "2018-01-16, 2018-01-16T00:00+01:00",
  })
  void readsBoth(String sent, OffsetDateTime read) {
    String json = "{\"id\":77,\"paid_date\":\"" + sent + "\"}";
    Payment payment = Payment.fromJson(json);
    assertEquals(read, payment.paidDate());
    assertEquals(JsonParser.parseString(json), JsonParser.parseString(payment.toJson()));
    assertEquals(payment, payment.toBuilder().build());
  }
}
