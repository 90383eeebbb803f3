package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.DecodingException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lenient forms of values are read, and written back unchanged. */
class LenientReadingTest {
  @ParameterizedTest
  @ValueSource(strings = {"12", "\"12\"", "12.0", "\"12.00\"", "1.2e1", "\" 12\"", "\"012\""})
  void wholeNumbers(String json) {
    Thing thing = reread("{\"id\":" + json + ",\"count\":" + json + "}");
    assertEquals(12L, thing.id());
    assertEquals(12, thing.count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "59.00          | 59.00",
        "\"59.00\"      | 59.00",
        "\"59,00\"      | 59.00",
        "\"1 234,50\"   | 1234.50",
        "\"1\u00a0234,5\" | 1234.5",
        "\"1\u202f234,5\" | 1234.5",
        "0.10           | 0.10",
        "\"-0,5\"       | -0.5",
        "1e2            | 1E+2",
        "100            | 100",
      })
  void decimalNumbers(String json, String value) {
    Thing thing = reread("{\"price\":" + json + ",\"total\":" + json + "}");
    assertEquals(new BigDecimal(value), thing.price());
    assertEquals(new BigDecimal(value), thing.total());
  }

  /** Only a number in canonical form need not keep its text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "00",
        "10",
        "-10",
        "007",
        "-07",
        "+5",
        "1e1",
        "10.0",
        "0.0",
        "-0.0",
        "-0.50",
        ".5",
        "5.",
        "-.5",
        "9223372036854775807",
        "-9223372036854775808",
        "999999999999999999",
        "-999999999999999999",
        "1000000000000000000",
        "2147483647",
        "-2147483648",
      })
  void formsOfNumbersAreKept(String number) {
    String json = "{\"price\":\"" + number + "\",\"total\":\"" + number + "\"}";
    Thing thing = Thing.parse(json);
    assertEquals(json, thing.toJson());
    assertEquals(new BigDecimal(number), thing.price());
    assertEquals(new BigDecimal(number), thing.total());
    BigDecimal exact = new BigDecimal(number).stripTrailingZeros();
    if (exact.scale() <= 0) {
      String whole = "{\"id\":\"" + number + "\"}";
      assertEquals(whole, Thing.parse(whole).toJson());
      assertEquals(exact.longValueExact(), Thing.parse(whole).id());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "id,9223372036854775808",
    "id,-9223372036854775809",
    "count,2147483648",
    "count,-2147483649"
  })
  void numbersThatAreTooLargeAreRefused(String name, String number) {
    assertThrows(DecodingException.class, () -> Thing.parse("{\"" + name + "\":" + number + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "true,true", "\"true\",true", "1,true", "\"1\",true", "\"yes\",true", "\"on\",true",
        "false,false", "\"false\",false", "0,false", "\"0\",false", "\"no\",false", "\"off\",false"
      })
  void booleans(String json, boolean value) {
    assertEquals(value, reread("{\"active\":" + json + "}").active());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"\"a\",a", "12,12", "12.50,12.50", "true,true", "\"\",``"})
  void texts(String json, String value) {
    assertEquals(value, reread("{\"name\":" + json + "}").name());
  }

  @ParameterizedTest
  @CsvSource({
    "2013-01-16,2013-01-16",
    "2013-01,2013-01-01",
    "16/01/13,2013-01-16",
    "16/01/2013,2013-01-16",
    "2013-01-16T10:00:00+01:00,2013-01-16",
    "2013-01-16 10:00:00,2013-01-16",
  })
  void dates(String text, LocalDate value) {
    assertEquals(value, reread("{\"day\":\"" + text + "\"}").day());
  }

  @ParameterizedTest
  @CsvSource({
    "2013-01-16T10:00:00+01:00,2013-01-16T10:00+01:00",
    "2013-01-16T10:00:00.123Z,2013-01-16T10:00:00.123Z",
    "2013-01-16T10:00:00,2013-01-16T10:00+01:00",
    "2013-07-16 10:00:00,2013-07-16T10:00+02:00",
    "2013-01-16 10:00:00 +0100,2013-01-16T10:00+01:00",
    "2013-01-16 10:00:00+01:00,2013-01-16T10:00+01:00",
  })
  void moments(String text, OffsetDateTime value) {
    assertEquals(value, reread("{\"at\":\"" + text + "\"}").at());
  }

  /** The formats of Ruby, PHP and .NET, and other formats of ISO 8601. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "2013-01-16T10:00:00+01;2013-01-16T10:00+01:00",
        "2013-01-16T10:00:00-03;2013-01-16T10:00-03:00",
        "2013-01-16T10:00:00+0100;2013-01-16T10:00+01:00",
        "2013-01-16T10:00:00.000+0530;2013-01-16T10:00+05:30",
        "2013-01-16T10:00:00−01:00;2013-01-16T10:00-01:00",
        "2013-01-16T10:00:00-00:00;2013-01-16T10:00Z",
        "2013-01-16T10:00:00 +01:00;2013-01-16T10:00+01:00",
        "2013-01-16T10:00:00z;2013-01-16T10:00Z",
        "2013-01-16t10:00:00Z;2013-01-16T10:00Z",
        "2013-01-16t10:00:00z;2013-01-16T10:00Z",
        "2013-01-16 10:00:00Z;2013-01-16T10:00Z",
        "2013-01-16 10:00:00 UTC;2013-01-16T10:00Z",
        "2013-01-16 10:00:00 CET;2013-01-16T10:00+01:00",
        "2013-07-16 10:00:00 CEST;2013-07-16T10:00+02:00",
        "2013-01-16T10:00:00.1234567+01:00;2013-01-16T10:00:00.123456700+01:00",
        "2013-01-16T10:00:00.12345678901234Z;2013-01-16T10:00:00.123456789Z",
        "2013-01-16T10:00:00,5+01:00;2013-01-16T10:00:00.5+01:00",
        "2013-01-16T10:00:00,123456789123+01;2013-01-16T10:00:00.123456789+01:00",
        "2013-01-16 10:00:00.000000;2013-01-16T10:00+01:00",
        "2013-01-16T10:00+01:00;2013-01-16T10:00+01:00",
        "2013-01-16T10:00Z;2013-01-16T10:00Z",
        "2013-01-16 10:00;2013-01-16T10:00+01:00",
        "2013-01-16 9:05:00;2013-01-16T09:05+01:00",
        "2013-01-16T10+01;2013-01-16T10:00+01:00",
        "20130116T100000Z;2013-01-16T10:00Z",
        "20130116T1000+0100;2013-01-16T10:00+01:00",
        "2013/01/16 10:00:00;2013-01-16T10:00+01:00",
        "16/01/2013 10:00;2013-01-16T10:00+01:00",
        "2013-01-16;2013-01-16T00:00+01:00",
        "2013-01-16T24:00:00+01:00;2013-01-17T00:00+01:00",
        "2013-01-16T24:00+01;2013-01-17T00:00+01:00",
        "2013-12-31T24:00:00.000Z;2014-01-01T00:00Z",
        "2013-12-31 24:00:00;2014-01-01T00:00+01:00",
        "2016-12-31T23:59:60Z;2017-01-01T00:00Z",
        "2013-01-16T10:00:00+01:00[Europe/Paris];2013-01-16T10:00+01:00",
        "2013-07-16T10:00:00[Asia/Kolkata];2013-07-16T10:00+05:30",
        " 2013-01-16T10:00:00Z ;2013-01-16T10:00Z",
      })
  void otherFormsOfAMoment(String text, OffsetDateTime value) {
    assertEquals(value, reread("{\"at\":\"" + text + "\"}").at());
  }

  /** Local time of Paris where the clocks change. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-29 01:59:59,2026-03-29T01:59:59+01:00",
    "2026-03-29 02:30:00,2026-03-29T03:30:00+02:00", // there is no such time
    "2026-03-29 03:00:00,2026-03-29T03:00:00+02:00",
    "2026-10-25 01:59:59,2026-10-25T01:59:59+02:00",
    "2026-10-25 02:30:00,2026-10-25T02:30:00+02:00", // comes twice
    "2026-10-25 02:30:00 CET,2026-10-25T02:30:00+01:00",
    "2026-10-25 03:00:00,2026-10-25T03:00:00+01:00",
    "2026-10-24 24:00:00,2026-10-25T00:00:00+02:00",
  })
  void aMomentWithoutOffsetIsLocalTime(String text, OffsetDateTime value) {
    assertEquals(value, reread("{\"at\":\"" + text + "\"}").at());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T10:00:00Z",
        "2026-02-30 10:00",
        "2025-02-29T24:00:00Z",
        "2026-02-30",
        "2026-13-01T10:00:00+01",
        "2026-00-10 10:00:00",
        "2026-01-10T25:00:00Z",
        "2026-01-10T24:00:01Z",
        "2026-01-10T24:30:00+01",
        "2026-01-10T10:60:00z",
        "2026-01-10T10:00:61Z",
        "2026-01-10T10:00:00+19:00",
        "2026-01-10T10:00:00+01:60",
        "2026-01-10T10:00:00+1",
        "2026-01-10T10:00:00.Z",
        "2026-01-10T10:00:00[Europe/Lutece]",
        "2026-01-10T",
        "2026-01-10TZ",
        "2026-01-10T10:00:00Zulu",
        "10:00:00",
        "demain",
        "1768039200",
        "2026-01-1٠T10:00:00z",
      })
  void whatIsNoMoment(String text) {
    DecodingException e =
        assertThrows(
            DecodingException.class, () -> Thing.parse("{\"parts\":[{\"at\":\"" + text + "\"}]}"));
    assertTrue(e.getMessage().contains("Thing.at at $.parts[0].at"), e.getMessage());
    assertTrue(e.getMessage().contains(text), e.getMessage());
  }

  /** A text that is too long to parse. */
  @Test
  void aLongTextIsNoMoment() {
    for (String part : List.of(" ", "9", "-", "2013-01-16 ")) {
      String text = "2013-01-16T10:00:00.0" + part.repeat(100_000);
      assertThrows(DecodingException.class, () -> Thing.parse("{\"at\":\"" + text + "x\"}"));
    }
  }

  /** The forms of absence of PHP and Rails. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "false"})
  void nothing(String json) {
    for (Property<?> property : Schema.of(Thing.class).properties()) {
      boolean isMeant =
          property.codec == Codec.JSON
              || property.codec == Codec.BOOLEAN && json.equals("false")
              || property.codec == Codec.STRING && json.equals("\"\"");
      if (!isMeant) {
        Thing thing = reread("{\"" + property.name() + "\":" + json + "}");
        assertNull(RawValue.unwrap(thing.values().slots[property.slot]), property.toString());
        assertTrue(thing.isSet(property.name()), property.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-00-00",
        "00/00/00",
        "00/00/0000",
        "0000-00-00 00:00:00",
        "0000-00-00T00:00:00.000+00:00",
        "0000-00-00T00:00:00Z",
        "-0001-11-30T00:00:00+00:00",
        "-0001-11-30 00:00:00",
        "  "
      })
  void zeroDates(String text) {
    assertNull(reread("{\"day\":\"" + text + "\"}").day());
    assertNull(reread("{\"at\":\"" + text + "\"}").at());
  }

  @ParameterizedTest
  @CsvSource({"parts,{}", "sizes,{}", "prices,[]", "named,[]"})
  void emptyCollectionsOfTheOtherKind(String name, String json) {
    Thing thing = reread("{\"" + name + "\":" + json + "}");
    Object value = RawValue.unwrap(thing.values().slots[Schema.of(Thing.class).find(name).slot]);
    assertTrue(value.equals(List.of()) || value.equals(Map.of()), String.valueOf(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}"})
  void emptyObjects(String json) {
    assertEquals(Thing.builder().build(), reread("{\"part\":" + json + "}").part());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"12\"", "12"})
  void listsOfValuesInOtherForms(String json) {
    Thing thing = reread("{\"sizes\":[" + json + ",\"\",null,13]}");
    assertEquals("[12, 13]", String.valueOf(thing.sizes()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"red\"", "\"green\""})
  void openEnums(String json) {
    Color color = reread("{\"color\":" + json + "}").color();
    assertEquals(json.contains("red"), color.isKnown());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2013-01\""})
  void handWrittenTypes(String json) {
    assertEquals(YearMonth.of(2013, 1), reread("{\"month\":" + json + "}").month());
  }

  /** Reads a document that must be written back unchanged. */
  private static Thing reread(String json) {
    Thing thing = Thing.parse(json);
    assertEquals(json, thing.toJson());
    assertEquals(json, thing.toBuilder().build().toJson());
    return thing;
  }

  @Test
  void aDateThatIsANumberIsWrittenBackAsOne() {
    String json = "{\"day\":20130116}";
    assertEquals(LocalDate.of(2013, 1, 16), Thing.parse(json).day());
    assertEquals(json, Thing.parse(json).toJson());
  }

  @Test
  void anErrorInAListNamesItsOwnElement() {
    DecodingException e =
        assertThrows(
            DecodingException.class,
            () -> Codec.list(Codec.model(Thing.class)).parse("[true,\"x\"]"));
    assertTrue(e.getMessage().contains("true"), e::getMessage);
  }
}
