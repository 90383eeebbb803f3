package io.github.facturier.demo;

import io.github.facturier.sandbox.Sandbox;
import java.util.List;
import java.util.Map;

/** One provider's part of the demo. */
interface ProviderDemo {
  /** The provider's name. */
  String name();

  /** The environment variables that configure a user's account. */
  List<String> variables();

  /**
   * Runs the whole scenario.
   *
   * @throws UnmetExpectation if a result is not as expected
   */
  void sandbox(Sandbox sandbox, DemoRun run);

  /**
   * Runs the steps that are safe on a real account.
   *
   * @param environment values of all {@link #variables()}
   * @param write whether it may change data
   * @throws UnmetExpectation if a result is not as expected
   * @throws IllegalArgumentException if a variable is invalid
   */
  void live(Map<String, String> environment, boolean write, DemoRun run);
}
