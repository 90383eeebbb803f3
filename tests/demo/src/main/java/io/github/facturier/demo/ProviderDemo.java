package io.github.facturier.demo;

import io.github.facturier.sandbox.Sandbox;
import java.util.List;
import java.util.Map;

/** One provider's part of the demo. */
interface ProviderDemo {
  /** The provider's name. */
  String name();

  /** The environment variables that name an account of the user's. */
  List<String> variables();

  /**
   * Runs the whole case.
   *
   * @throws UnmetExpectation if it does not go as it should
   */
  void sandbox(Sandbox sandbox, DemoRun run);

  /**
   * Runs what may be run on a real account.
   *
   * @param environment has all of {@link #variables()}
   * @param write whether it may change something there
   * @throws UnmetExpectation if it does not go as it should
   * @throws IllegalArgumentException if what the environment names cannot be right
   */
  void live(Map<String, String> environment, boolean write, DemoRun run);
}
