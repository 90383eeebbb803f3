package io.github.facturier.demo;

import io.github.facturier.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/**
 * Runs the scenarios of all providers and prints the results.
 *
 * <p>They run against the sandbox, unless the system property {@code facturier.live} is true: then
 * against the accounts in the environment variables, where nothing is changed unless {@code
 * facturier.write} is also true. The exit status is 0 on success, 1 on failure, 2 if no account is
 * configured, or one only in part.
 */
public final class Demo {
  static final int FINE = 0;
  static final int FAILED = 1;
  static final int NOT_SET_UP = 2;

  private static final List<ProviderDemo> PROVIDERS =
      List.of(
          new VosFacturesDemo(),
          new FactomosDemo(),
          new FacturationProDemo(),
          new MyClementineDemo(),
          new LuccaCleemyDemo());

  private final PrintStream out;
  private final Path folder;
  private final List<DemoResult> results = new ArrayList<>();

  Demo(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /**
   * Takes no arguments.
   *
   * @throws IOException if the folder for files cannot be created
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(System.getProperty("facturier.demo.folder", "target/demo"));
    Files.createDirectories(folder);
    Demo demo = new Demo(out, folder);
    int status =
        Boolean.getBoolean("facturier.live")
            ? demo.live(System.getenv(), Boolean.getBoolean("facturier.write"))
            : demo.sandbox();
    if (status != FINE) {
      System.exit(status);
    }
  }

  /** Runs against the sandbox; returns the exit status. */
  int sandbox() {
    int status = FINE;
    try (Sandbox sandbox = Sandbox.start()) {
      for (ProviderDemo provider : PROVIDERS) {
        status =
            Math.max(
                status,
                run(provider.name() + ": the sandbox", run -> provider.sandbox(sandbox, run)));
      }
    }
    conclude();
    return status;
  }

  /** Runs against the accounts that the environment names; returns the exit status. */
  int live(Map<String, String> environment, boolean write) {
    List<ProviderDemo> named =
        PROVIDERS.stream().filter(provider -> names(environment, provider)).toList();
    if (named.isEmpty()) {
      out.println("facturier.live needs the environment variables of one provider at least:");
      PROVIDERS.forEach(this::printNeeds);
      return NOT_SET_UP;
    }
    int status = FINE;
    for (ProviderDemo provider : named) {
      if (provider.variables().stream().allMatch(name -> isSet(environment, name))) {
        String how = write ? "writing" : "only reading";
        status =
            Math.max(
                status,
                run(
                    provider.name() + ": your account, " + how,
                    run -> live(provider, environment, write, run)));
      } else {
        out.println("facturier.live needs all the environment variables of a provider:");
        printNeeds(provider);
        status = NOT_SET_UP;
      }
    }
    conclude();
    return status;
  }

  private static void live(
      ProviderDemo provider, Map<String, String> environment, boolean write, DemoRun run) {
    try {
      provider.live(environment, write, run);
    } catch (IllegalArgumentException e) {
      throw new NotSetUpException(e.getMessage());
    }
  }

  private static boolean names(Map<String, String> environment, ProviderDemo provider) {
    return provider.variables().stream().anyMatch(name -> isSet(environment, name));
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }

  private void printNeeds(ProviderDemo provider) {
    out.println("  " + provider.name() + ": " + String.join(", ", provider.variables()));
  }

  private int run(String title, Consumer<DemoRun> scenario) {
    HttpTrail trail = new HttpTrail();
    StepTable table = new StepTable(trail);
    OkHttpClient http = new OkHttpClient.Builder().addNetworkInterceptor(trail).build();
    RuntimeException failure = null;
    try {
      scenario.accept(new DemoRun(http, table, folder));
    } catch (NotSetUpException e) {
      out.println(e.getMessage());
      return NOT_SET_UP;
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
    DemoResult result = new DemoResult(title, table, failure);
    results.add(result);
    result.print(out);
    return failure == null ? FINE : FAILED;
  }

  /** Writes the page, and prints where to look next. */
  private void conclude() {
    if (results.isEmpty()) {
      return;
    }
    Path page = DemoPage.write(folder, results);
    long failed = results.stream().filter(result -> result.failure() != null).count();
    out.println(
        (failed == 0 ? "Everything succeeded." : failed + " of " + results.size() + " failed.")
            + " Look next at "
            + page
            + ", and at \"The first call\" in README.md.");
  }
}
