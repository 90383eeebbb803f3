package io.github.facturier.interop;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.facturier.sandbox.MyClementineSandbox;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every request of every collection is answered by the sandbox, and allowed by the document. */
final class NewmanTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"facturier", "converter"})
  void everyRequestIsAnsweredAndValid(String origin) throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      List<TestDouble> doubles = TestDouble.in(sandbox, Node.documents());
      assertFalse(doubles.isEmpty());
      Map<String, Outcome> outcomes = run(origin, "accrual", doubles);
      sandbox.myClementine().accounting(MyClementineSandbox.Accounting.CASH);
      run(origin, "cash", doubles)
          .forEach((provider, later) -> outcomes.merge(provider, later, Outcome::and));
      assertTrue(outcomes.size() >= doubles.size() - 1, outcomes::toString);
      assertAll(
          doubles.stream()
              .filter(provider -> outcomes.containsKey(provider.provider()))
              .map(provider -> () -> check(origin, provider, outcomes.get(provider.provider()))));
    }
  }

  /** What came of the requests of a collection, as {@code newman.mjs} prints it. */
  private record Outcome(
      int requests, int assertions, List<String> refused, List<String> failures) {
    Outcome and(Outcome later) {
      return new Outcome(
          requests + later.requests,
          assertions + later.assertions,
          both(refused, later.refused),
          both(failures, later.failures));
    }

    private static List<String> both(List<String> first, List<String> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }
  }

  private Map<String, Outcome> run(String origin, String round, List<TestDouble> doubles)
      throws Exception {
    Path task = folder.resolve("task.json");
    Files.writeString(task, new Gson().toJson(task(origin, round, doubles)));
    Type type = new TypeToken<Map<String, Outcome>>() {}.getType();
    return new TreeMap<>(
        new Gson().<Map<String, Outcome>>fromJson(Node.run("newman.mjs", task), type));
  }

  private static void check(String origin, TestDouble provider, Outcome outcome) {
    Set<String> answered =
        provider.requests().stream()
            .filter(call -> call.operationId() != null && call.status() < 400)
            .map(RecordedCall::operationId)
            .collect(Collectors.toCollection(TreeSet::new));
    System.out.printf(
        "%s, collection by %s: %d operations, %d requests run, %d on the wire, %d valid,"
            + " %d assertions, %d failures%n",
        provider.provider(),
        origin,
        answered.size(),
        outcome.requests(),
        provider.requests().size(),
        provider.requests().stream().filter(call -> call.violations().isEmpty()).count(),
        outcome.assertions(),
        outcome.failures().size());
    assertAll(
        provider.provider() + " by " + origin,
        () -> assertEquals(List.of(), outcome.refused()),
        () -> assertEquals(List.of(), outcome.failures()),
        () -> assertEquals(List.of(), provider.violations()),
        () -> assertTrue(outcome.assertions() >= answered.size()),
        () -> assertEquals(TestDouble.operations(provider.provider()), answered));
  }

  private static Map<String, Object> task(String origin, String round, List<TestDouble> doubles) {
    return Map.of(
        "origin",
        origin,
        "round",
        round,
        "specs",
        Node.SPECS.toAbsolutePath().toString(),
        "postman",
        Node.SPECS.resolve("target/postman").toAbsolutePath().toString(),
        "providers",
        doubles.stream().collect(Collectors.toMap(TestDouble::provider, TestDouble::values)));
  }
}
