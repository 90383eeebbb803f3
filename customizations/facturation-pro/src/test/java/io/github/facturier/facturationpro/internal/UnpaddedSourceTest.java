package io.github.facturier.facturationpro.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ProtocolException;
import okio.Buffer;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpaddedSourceTest {
  private static String json(String script) throws IOException {
    Buffer padded = new Buffer().writeUtf8(script);
    return Okio.buffer(new UnpaddedSource(padded, "shop.show")).readUtf8();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.show({\"a\":\")\"})",
        "/**/shop.show({\"a\":\")\"});",
        "shop.show({\"a\":\")\"}) ; \r\n",
        "\uFEFFshop.show({\"a\":\")\"});",
        "\uFEFF\r\n\uFEFF/**/shop.show({\"a\":\")\"});",
        " \uFEFF\t/**/shop.show({\"a\":\")\"});"
      })
  void isWhatTheFunctionIsCalledWith(String script) throws IOException {
    assertEquals("{\"a\":\")\"}", json(script));
  }

  @Test
  void isStreamedWhateverItsLength() throws IOException {
    for (int length = 0; length < 200; length++) {
      String text = "\"" + "é".repeat(length) + "\"";
      assertEquals(text, json("/**/shop.show(" + text + ");\n"), "length " + length);
    }
    String large = "[" + "1,".repeat(1_000_000) + "1]";
    assertEquals(large, json("shop.show(" + large + ")"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"errors\":\"Non\"}", "other.show({})", "shop.shows({})", "<p>"})
  void isTheResponseItselfWhereThatIsNoSuchCall(String response) throws IOException {
    assertEquals(response, json(response));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.show(", "shop.show({\"a\":1}", "shop.show({}) + alert(1"})
  void isAnErrorWhereTheEndIsMissing(String cut) {
    assertThrows(ProtocolException.class, () -> json(cut));
  }
}
