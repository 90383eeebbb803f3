package io.github.facturier.runtime.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private record Row(long id, String text) {}

  @Test
  void aColumnWithAValueHasOneCellForEachRow() {
    Columns columns =
        Columns.of("rows", List.of(new Row(1, "a"), new Row(2, null)))
            .column("id[]", Row::id)
            .column("text[]", Row::text)
            .build();
    assertEquals(
        List.of(
            Map.entry("id[]", 1L),
            Map.entry("id[]", 2L),
            Map.entry("text[]", "a"),
            Map.entry("text[]", "")),
        columns.entries());
  }

  @Test
  void aColumnWithoutAnyValueIsLeftOutAndStaysDocumented() {
    Columns.Builder<Row> builder =
        Columns.of("rows", List.of(new Row(1, null), new Row(2, null)))
            .column("id[]", Row::id)
            .column("text[]", Row::text);
    assertEquals(List.of(Map.entry("id[]", 1L), Map.entry("id[]", 2L)), builder.build().entries());
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.additionalParameter("text[]", "a").build().entries());
  }

  @Test
  void noRowsOrARowThatIsNullAreRefusedByName() {
    for (List<Row> bad : List.of(List.<Row>of(), Arrays.asList(new Row(1, "a"), null))) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> Columns.of("rows", bad));
      assertTrue(e.getMessage().contains("'rows'"), e::getMessage);
    }
  }
}
