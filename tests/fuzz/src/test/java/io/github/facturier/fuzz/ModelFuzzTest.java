package io.github.facturier.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.facturier.factomos.model.GetInvoiceResult;
import io.github.facturier.facturationpro.model.Invoice;
import io.github.facturier.luccacleemy.model.EstablishmentPage;
import io.github.facturier.myclementine.model.AccountingFileDetail;
import io.github.facturier.myclementine.model.Token;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.Schema;
import io.github.facturier.vosfactures.model.Client;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lenient readers, on their own and in models of each provider. */
class ModelFuzzTest {
  private static final List<Codec<?>> CODECS =
      List.of(
          Codec.STRING,
          Codec.LONG_NUMBER,
          Codec.LONG_TEXT,
          Codec.INTEGER,
          Codec.BOOLEAN,
          Codec.DECIMAL_NUMBER,
          Codec.DECIMAL_TEXT,
          Codec.DATE,
          Codec.dateTime("Europe/Paris"),
          Codec.JSON,
          Codec.list(Codec.DECIMAL_NUMBER),
          Codec.map(Codec.list(Codec.DATE)));

  @FuzzTest(maxDuration = "10m")
  void aModelIsReadOrRefused(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    RoundTrip.check(Schema.of(io.github.facturier.vosfactures.model.Invoice.class), text);
    RoundTrip.check(Schema.of(Client.class), text);
    RoundTrip.check(Schema.of(Invoice.class), text);
    RoundTrip.check(Schema.of(GetInvoiceResult.class), text);
    RoundTrip.check(Schema.of(AccountingFileDetail.class), text);
    RoundTrip.check(Schema.of(Token.class), text);
    RoundTrip.check(Schema.of(EstablishmentPage.class), text);
  }

  @FuzzTest(maxDuration = "10m")
  void aValueIsReadOrRefused(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    for (Codec<?> codec : CODECS) {
      try {
        codec.parse(text);
      } catch (DecodingException e) {
        Refusals.check(e);
      }
    }
  }
}
