package io.github.facturier.contract.facturationpro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two machines with one quota: each is a separate JVM, and the bucket is a row in a database. */
class SharedQuotaTest {
  /** A bucket permits its capacity plus its refill: both together are the quota. */
  private static final int CAPACITY = 30;

  private static final int REFILL = 10;

  @TempDir private Path folder;

  @Test
  void sharedLimiterKeepsTheQuota() throws Exception {
    String database = "jdbc:h2:" + folder.resolve("quota") + ";AUTO_SERVER=TRUE";
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(H2Buckets.TABLE);
      List<Integer> statuses = run(database);
      assertEquals(0, statuses.stream().filter(status -> status == 429).count());
      assertTrue(
          statuses.size() >= CAPACITY && statuses.size() <= CAPACITY + REFILL,
          () -> statuses.size() + " calls");
    }
  }

  /** The proof that the sandbox would have refused. */
  @Test
  void separateLimitersExceedTheQuota() throws Exception {
    List<Integer> statuses = run();
    assertTrue(statuses.contains(429), statuses::toString);
  }

  /** Runs both, and returns the statuses of all calls that reached the sandbox. */
  private List<Integer> run(String... database) throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      FacturationProSandbox pro = sandbox.facturationPro();
      pro.resetWithQuotas(CAPACITY + REFILL, 10_000);
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  pro.url().toString(),
                  pro.identifier(),
                  pro.key(),
                  Integer.toString(CAPACITY),
                  Integer.toString(REFILL)));
      arguments.addAll(List.of(database));
      Machine one = Machine.start(arguments);
      Machine other = Machine.start(arguments);
      assertEquals("ready", one.line());
      assertEquals("ready", other.line());
      one.go();
      other.go();
      int calls = Integer.parseInt(one.line()) + Integer.parseInt(other.line());
      List<Integer> statuses = pro.requests().stream().map(call -> call.status()).toList();
      assertEquals(calls, statuses.stream().filter(status -> status == 200).count());
      return statuses;
    }
  }

  /** A JVM that is controlled by lines on its standard input. */
  private record Machine(Process process, BufferedReader out, Writer in) {
    static Machine start(List<String> arguments) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SharedQuotaMain.class.getName()));
      command.addAll(arguments);
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new Machine(
          process,
          process.inputReader(StandardCharsets.UTF_8),
          process.outputWriter(StandardCharsets.UTF_8));
    }

    String line() throws IOException {
      return String.valueOf(out.readLine());
    }

    void go() throws IOException {
      in.write("go\n");
      in.flush();
    }
  }
}
