package io.github.facturier.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples as the providers print them, right and wrong. */
class LooseJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "{'a': 1, 'b': [{'c': true}]} ! a:a-number b:array b.c:a-flag ! true",
        "{'a': 'x' 'b': 2} ! a:a-text b:a-number ! false",
        "{'a': 10,20, 'b': 2,} ! a:a-number b:a-number ! false",
        "{a: 'x', 'b': ID_du_devis} ! a:a-text b: ! false",
        "{'a': {'0': {'b': 'x'}, '1': {'b': 'y'}}} ! a:object a.b:a-text a.b:a-text ! true",
        "{'a': 'x' - le nom~ 'b': 'y'} ! a:a-text b:a-text ! false",
        "{'a': {//liste~}~'b': {}} ! a:object b:object ! false",
        "{'a': <a>, 'b': ...} ! a: b: ! false",
        "{'a': [1, 2, ...], 'b': {'c': '...' ! a:array b:object b.c:a-text ! false",
      })
  void readsNamesAndTypes(String text, String properties, boolean valid) {
    List<Page.Line> lines = Page.lines(text.replace('\'', '"').replace('~', '\n'));
    LooseJson json = new LooseJson(lines, 0, (char) 0);
    assertEquals(
        properties,
        json.properties().stream()
            .map(property -> property.path() + ":" + property.type())
            .collect(Collectors.joining(" ")));
    assertEquals(valid, json.defect().isEmpty(), json.defect());
  }
}
