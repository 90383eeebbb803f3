package io.github.facturier.contract.nativeimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.support.ClientModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata in the JARs matches the elements that a run accesses, with the right conditions. */
class MetadataTest {
  private static final String OURS = "io.github.facturier.";

  /** Elements that libraries access by constant names, which Native Image detects. */
  private static final Set<String> THEIRS =
      Set.of(
          "method <init>() of com.google.gson.internal.bind.JavaTimeTypeAdapters",
          "method getName() of java.lang.reflect.RecordComponent",
          "method getRecordComponents() of java.lang.Class",
          "method getType() of java.lang.reflect.RecordComponent",
          "method isRecord() of java.lang.Class",
          "resource META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
          "type com.google.gson.internal.bind.JavaTimeTypeAdapters",
          "type java.lang.reflect.RecordComponent",
          "type java.sql.Date");

  /** Our elements that were accessed in a run of all operations. */
  private static List<Reached> reached;

  private static final Map<String, String> METADATA = new TreeMap<>();

  @BeforeAll
  static void sweep() throws Exception {
    METADATA.putAll(Metadata.of("facturier-runtime"));
    for (ClientModule client : ClientModule.all()) {
      METADATA.putAll(Metadata.of("facturier-" + client.name()));
    }
    ClassLoader loader = new RecordingLoader(MetadataTest.class.getClassLoader());
    Callable<?> sweep =
        (Callable<?>)
            Class.forName(Sweep.class.getName(), true, loader)
                .getDeclaredConstructor()
                .newInstance();
    int uses = (Integer) sweep.call();
    reached =
        Reflected.reached().stream().filter(reached -> reached.element().contains(OURS)).toList();
    System.out.printf("%d uses, %d accesses of ours%n", uses, reached.size());
  }

  @Test
  void theMetadataIsExactlyWhatIsReached() {
    assertEquals(
        String.join("\n", METADATA.keySet()),
        reached.stream()
            .map(Reached::element)
            .distinct()
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  /** README.md says that no more metadata is needed. */
  @Test
  void theLibrariesReachNothingElse() {
    assertEquals(
        new TreeSet<>(THEIRS),
        Reflected.reached().stream()
            .map(Reached::element)
            .filter(element -> !element.contains(OURS))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** A condition is met once its class is used, which must be before the access. */
  @Test
  void conditionsAreMetBeforeTheAccess() {
    List<String> early = new ArrayList<>();
    for (Reached access : reached) {
      String condition = METADATA.get(access.element());
      assertNotNull(condition, access::element);
      if (!access.by().contains(condition)) {
        early.add(access.element() + ", by " + new TreeSet<>(access.by()));
      }
    }
    assertTrue(reached.size() > METADATA.size(), () -> "only " + reached.size() + " accesses");
    assertEquals(List.of(), early);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'reflection': []}",
        "{'reflection': [{'type': 'A', 'condition': {'typeReached': 'B'}}]}",
        "{'reflection': [{'type': 'A', 'fields': [{'name': 'a'}]}]}",
        "{'reflection': [{'type': 'A', 'condition': {'typeReached': 'B'}, 'feilds': []}]}",
        "{'reflection': [{'type': 'A', 'condition': {'typeReachable': 'B'}, 'fields': ['a']}]}",
        "{'reflection': [{'type': 'A', 'condition': {'typeReached': 'B'}, 'fields': ['a']}]}"
      })
  void anotherFormatIsRefused(String json) {
    assertThrows(AssertionError.class, () -> Metadata.read(json.replace('\'', '"')));
  }
}
