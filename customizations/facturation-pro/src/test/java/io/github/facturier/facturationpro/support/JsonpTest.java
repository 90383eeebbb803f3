package io.github.facturier.facturationpro.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonpTest {
  @ParameterizedTest
  @ValueSource(strings = {"show", "_s", "$", "$1", "shop.show", "a.b.$c_9"})
  void namesOfFunctionsAreTaken(String name) {
    assertEquals(name, Jsonp.checked("test", name));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "1a",
        "a b",
        "a..b",
        ".a",
        "a.",
        "a-b",
        "a()",
        "alert(1)//",
        "a;b",
        "a[0]",
        "a\n",
        "a\r",
        "a\u2028",
        "</script>",
        "é",
        "a.1",
        "a=b",
        "a'b",
        "a\"b",
        "a\\u0062"
      })
  void allOtherNamesAreRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> Jsonp.checked("test", name));
  }
}
