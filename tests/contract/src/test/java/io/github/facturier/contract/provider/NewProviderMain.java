package io.github.facturier.contract.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes, and counts the tests that name a provider: {@code 42 tests, 0 failed}. */
public final class NewProviderMain {
  private NewProviderMain() {}

  /** The provider, then the names of test classes, or of {@code class#method}. */
  public static void main(String[] arguments) {
    Counter counter = new Counter(arguments[0]);
    LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
    List<String> classes = Arrays.asList(arguments).subList(1, arguments.length);
    classes.forEach(
        name ->
            request.selectors(
                name.contains("#")
                    ? DiscoverySelectors.selectMethod(name)
                    : DiscoverySelectors.selectClass(name)));
    LauncherFactory.create().execute(request.build(), counter);
    System.out.println(counter.tests + " tests, " + counter.failures + " failed");
    System.exit(counter.failures == 0 ? 0 : 1); // threads of servers may still run
  }

  private static final class Counter implements TestExecutionListener {
    private final String provider;
    private int tests;
    private int failures;

    Counter(String provider) {
      this.provider = provider;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() && test.getDisplayName().toLowerCase(Locale.ROOT).contains(provider)) {
        tests++;
      }
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        failures++;
        System.out.println(test.getDisplayName() + ": " + result.getThrowable().orElse(null));
      }
    }
  }
}
