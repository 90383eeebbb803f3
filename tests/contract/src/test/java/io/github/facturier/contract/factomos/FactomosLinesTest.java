package io.github.facturier.contract.factomos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.facturier.factomos.support.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lines of a document as they are sent: a list for each column. */
class FactomosLinesTest {
  private static Map<String, List<String>> sent(Line... lines) throws Exception {
    try (FactomosServer server = new FactomosServer()) {
      server.willRespond("{\"invoice_id\":\"1\",\"error\":{\"code\":0}}");
      server.client().invoices().create(19, List.of(lines)).result();
      return FactomosServer.opened(server.takeRequest().getBody().readUtf8());
    }
  }

  @Test
  void aColumnThatNoLineHasAValueForIsNotSent() throws Exception {
    Map<String, List<String>> form = sent(Line.of(8, "1"), Line.of(9, "2"));
    assertEquals(List.of("8", "9"), form.get("line_service_id[]"));
    assertEquals(List.of("1", "2"), form.get("line_quantity[]"));
    assertFalse(form.containsKey("line_price[]"), form::toString);
    assertFalse(form.containsKey("line_description[]"), form::toString);
  }

  @Test
  void inAnyOtherColumnALineWithoutAValueSendsAnEmptyText() throws Exception {
    Map<String, List<String>> form =
        sent(Line.title("Lot 1"), Line.of(8, "1").withPrice("9.50"), Line.of(9, "2"));
    assertEquals(List.of("75", "8", "9"), form.get("line_service_id[]"));
    assertEquals(List.of("0", "1", "2"), form.get("line_quantity[]"));
    assertEquals(List.of("Lot 1", "", ""), form.get("line_description[]"));
    assertEquals(List.of("", "9.50", ""), form.get("line_price[]"));
  }
}
