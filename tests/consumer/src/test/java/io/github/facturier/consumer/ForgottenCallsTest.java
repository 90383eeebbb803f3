package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Error Prone rejects a call that is never executed, and nothing else. */
class ForgottenCallsTest {
  private static final Path SOURCE = Path.of("src/main/java/com/example/errorprone/App.java");
  private static final Pattern REPORTED =
      Pattern.compile("App\\.java:\\[(\\d+),\\d+] (error: )?\\[CheckReturnValue]");

  @Test
  void areReportedByErrorProne() throws Exception {
    Jdk oldest = Jdk.oldestAndNewest().get(0);
    Consumer consumer = Consumer.prepare("error-prone", oldest);
    assertFalse(consumer.compilation().attempt("compile").isEmpty(), "it compiles");
    String log = Files.readString(consumer.log());
    List<String> lines = Files.readAllLines(consumer.folder().resolve(SOURCE));
    SortedSet<Integer> forgotten = new TreeSet<>();
    IntStream.range(0, lines.size())
        .filter(line -> lines.get(line).endsWith("// forgotten"))
        .forEach(line -> forgotten.add(line + 1));
    SortedSet<Integer> reported = new TreeSet<>();
    REPORTED
        .matcher(log)
        .results()
        .map((MatchResult result) -> Integer.valueOf(result.group(1)))
        .forEach(reported::add);
    assertEquals(forgotten, reported, log);
  }
}
