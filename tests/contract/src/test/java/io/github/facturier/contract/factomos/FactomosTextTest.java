package io.github.facturier.contract.factomos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.model.Client;
import io.github.facturier.factomos.model.ClientCategory;
import io.github.facturier.factomos.model.EstimateLine;
import io.github.facturier.factomos.support.Line;
import io.github.facturier.sandbox.FactomosSandbox;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.SandboxExtension;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text arrives unchanged, with two independent implementations of the cipher. */
@ExtendWith(SandboxExtension.class)
class FactomosTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Besançon, œuvre d'été — « Crème Brûlée » 1 234,56 €",
        "a&b=c&action=deleteAccount",
        "1+1=2, 100 %, %20 %2B %zz",
        "deux\nlignes\r\net une tabulation\t.",
        "😀 👩‍👩‍👧 𝔘𝔫𝔦",
        "\"quotes\" \\ backslash <b>tag</b> \u0001 \u2028",
        "[]",
        " spaces "
      })
  void survivesBothWays(String text, FactomosSandbox factomos) {
    try (FactomosClient client = SandboxClients.of(factomos)) {
      long id =
          client
              .clients()
              .create(ClientCategory.CLIENT, text, q -> q.description(text).clientCity(text))
              .result()
              .clientId();
      Client read = client.clients().get(id).result().client();
      assertEquals(text, read.clientCompanyName());
      assertEquals(text, read.description());
      assertEquals(text, read.clientCity());
    }
  }

  @Test
  void linesStayTogether(Sandbox sandbox) {
    try (FactomosClient client = SandboxClients.of(sandbox.factomos())) {
      long buyer = client.clients().create(ClientCategory.CLIENT, "Dupont").result().clientId();
      long service =
          client.services().create("Conseil", new BigDecimal("150")).result().serviceId();
      List<Line> lines =
          List.of(
              Line.title("Lot n° 1 & suite"),
              Line.of(service, "1.5"),
              Line.of(service, "2").withDescription("à part\n+ 10 %").withPrice("1E+3"));
      long estimate = client.estimates().create(buyer, lines).result().estimateId();
      List<EstimateLine> read = client.estimates().get(estimate).result().estimate().articleList();
      assertEquals(
          List.of("Lot n° 1 & suite", "", "à part\n+ 10 %"),
          read.stream().map(line -> line.comment() == null ? "" : line.comment()).toList());
      assertEquals(
          List.of("0", "1.5", "2"),
          read.stream().map(line -> line.quantity().toPlainString()).toList());
      assertEquals(
          List.of("0", "150", "1000"),
          read.stream().map(line -> line.estimatePrice().toPlainString()).toList());
      assertEquals(
          List.of(Line.TITLE, service, service),
          read.stream().map(EstimateLine::serviceId).toList());
    }
  }
}
