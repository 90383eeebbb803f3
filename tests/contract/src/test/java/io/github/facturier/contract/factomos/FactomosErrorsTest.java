package io.github.facturier.contract.factomos;

import static io.github.facturier.contract.provider.ProviderUnderTest.FACTOMOS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.factomos.support.FactomosError;
import io.github.facturier.factomos.support.FactomosException;
import io.github.facturier.runtime.error.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error of the documentation, for every action that has it. */
class FactomosErrorsTest {
  /** A line of the documentation's tables. */
  record Documented(String action, int code, String message) {
    String json() {
      return "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}";
    }
  }

  static List<Documented> documented() throws IOException {
    List<Documented> all = new ArrayList<>();
    try (InputStream in =
        FactomosErrorsTest.class.getResourceAsStream("/factomos/error_codes.tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] cells = line.split("\t");
        for (String where : cells[2].split(",")) {
          String action = where.replaceFirst(".*:", "");
          all.add(
              new Documented(
                  action.isEmpty() ? "checkSession" : action,
                  Integer.parseInt(cells[0]),
                  cells[1]));
        }
      }
    }
    assertTrue(all.size() > 200, () -> "only " + all.size());
    return all;
  }

  /** The names of an operation's errors, by code. */
  private static Map<String, String> errorNames(SpecOperation operation) {
    Map<String, String> names = new HashMap<>();
    addErrorNames(FACTOMOS.document().extension("x-errors"), names);
    addErrorNames(operation.extension("x-errors"), names);
    return names;
  }

  private static void addErrorNames(Object extension, Map<String, String> names) {
    if (extension instanceof List<?> errors) {
      for (Object error : errors) {
        Map<?, ?> entry = (Map<?, ?>) error;
        names.put(entry.get("code").toString(), entry.get("name").toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documented")
  void reachesTheCallerUnderItsOwnName(Documented error) {
    SpecOperation operation = FACTOMOS.document().operation(error.action());
    try (FactomosServer server = new FactomosServer()) {
      boolean clear = error.code() >= -3 || operation.isAnonymous();
      FactomosException e = refused(server, operation, error.json(), clear);
      assertEquals(error.action(), e.action());
      assertEquals(Integer.toString(error.code()), e.code());
      assertEquals(Map.of("", List.of(error.message())), e.messages());
      assertEquals(errorNames(operation).get(e.code()), e.name());
      assertNotEquals(FactomosError.UNKNOWN, e.reason());
      assertEquals(e.name(), e.reason().name());
      assertEquals(200, e.status());
      assertTrue(e.getMessage().contains(e.name()), e::getMessage);
      assertTrue(e.getMessage().contains(error.message()), e::getMessage);
    }
  }

  private static FactomosException refused(
      FactomosServer server, SpecOperation operation, String json, boolean clear) {
    if (clear) {
      server.willRespond(200, "application/json", json);
    } else {
      server.willRespond(json);
    }
    return assertThrows(FactomosException.class, FACTOMOS.call(server.client(), operation)::result);
  }

  /** One message has one name, whatever its number; another message has another name. */
  @Test
  void namesFollowTheMessages() throws IOException {
    Map<String, Set<String>> names = new HashMap<>();
    for (Documented error : documented()) {
      String name =
          errorNames(FACTOMOS.document().operation(error.action())).get("" + error.code());
      names.computeIfAbsent(error.message(), message -> new HashSet<>()).add(name);
    }
    names.forEach((message, found) -> assertEquals(1, found.size(), message + found));
    assertEquals(
        names.size(),
        names.values().stream().flatMap(Set::stream).distinct().count(),
        names::toString);
  }

  @Test
  void minusNineIsTwoErrors() {
    try (FactomosServer server = new FactomosServer()) {
      String json = "{\"error\":{\"code\":-9,\"message\":\"x\"}}";
      assertEquals(
          FactomosError.CLIENT_NOT_FOUND,
          refused(server, FACTOMOS.document().operation("getClient"), json, false).reason());
      assertEquals(
          FactomosError.MISSING_CLIENT_ID,
          refused(server, FACTOMOS.document().operation("createInvoice"), json, false).reason());
    }
  }

  @Test
  void everyNameOfTheDocumentHasAConstantAndEveryConstantAName() {
    Set<FactomosError> named = EnumSet.of(FactomosError.UNKNOWN);
    FACTOMOS.operations().stream()
        .flatMap(operation -> errorNames(operation).values().stream())
        .forEach(name -> named.add(FactomosError.valueOf(name)));
    assertEquals(EnumSet.allOf(FactomosError.class), named);
  }

  @Test
  void minusSevenAndMinusTwentyTwoDoNotExist() {
    assertFalse(
        FACTOMOS.operations().stream()
            .anyMatch(
                operation ->
                    errorNames(operation).containsKey("-7")
                        || errorNames(operation).containsKey("-22")));
    try (FactomosServer server = new FactomosServer()) {
      String json = "{\"error\":{\"code\":-7,\"message\":\"Never seen\"}}";
      FactomosException e =
          refused(server, FACTOMOS.document().operation("getClient"), json, false);
      assertEquals(FactomosError.UNKNOWN, e.reason());
      assertNull(e.name());
      assertEquals("-7", e.code());
      assertEquals(Map.of("", List.of("Never seen")), e.messages());
    }
  }

  @Test
  void aNumberIsReadFromText() {
    try (FactomosServer server = new FactomosServer()) {
      String json = "{\"error\":{\"code\":\"-8\",\"message\":\"\"}}";
      ProviderException e =
          refused(server, FACTOMOS.document().operation("getClient"), json, false);
      assertEquals("MISSING_CLIENT_ID", e.name());
      assertEquals(Map.of(), e.messages());
      server.willRespond("{\"client_id\":\"7\",\"error\":{\"code\":\"0\",\"message\":\"OK\"}}");
      FACTOMOS.call(server.client(), FACTOMOS.document().operation("createClient")).result();
    }
  }
}
