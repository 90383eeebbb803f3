package io.github.facturier.sandbox;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides JUnit tests with a {@link Sandbox}, as a parameter or with {@link #sandbox()}.
 *
 * <p>All tests of a run share one sandbox. After each test its state is reset, and the test fails
 * if one of its requests violated the provider's OpenAPI document. Tests that run in parallel need
 * a sandbox each: use {@link Sandbox#start()} there.
 *
 * <pre>{@code
 * @RegisterExtension static final SandboxExtension sandbox = SandboxExtension.create();
 * }</pre>
 */
public final class SandboxExtension implements AfterEachCallback, ParameterResolver {
  /** The supported parameter types. */
  private static final Map<Class<?>, Function<Sandbox, Object>> PARAMETERS =
      Map.of(
          Sandbox.class, sandbox -> sandbox,
          VosFacturesSandbox.class, Sandbox::vosFactures,
          FactomosSandbox.class, Sandbox::factomos,
          FacturationProSandbox.class, Sandbox::facturationPro,
          MyClementineSandbox.class, Sandbox::myClementine,
          LuccaCleemySandbox.class, Sandbox::luccaCleemy);

  /** For {@code @ExtendWith(SandboxExtension.class)}. */
  public SandboxExtension() {}

  /** For a field with {@code @RegisterExtension}. */
  public static SandboxExtension create() {
    return new SandboxExtension();
  }

  /**
   * The sandbox of this test run, started by the first call. It runs until the Java process ends.
   */
  public Sandbox sandbox() {
    return Shared.SANDBOX;
  }

  /**
   * Resets the sandbox.
   *
   * @throws AssertionError if a request of the test violated the provider's OpenAPI document
   */
  @Override
  public void afterEach(ExtensionContext context) {
    List<String> violations = sandbox().violations();
    sandbox().reset();
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "Requests that the provider's OpenAPI document does not allow:\n  "
              + String.join("\n  ", violations));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.get(parameter.getParameter().getType()).apply(sandbox());
  }

  /** Starts the shared sandbox on first use. */
  private static final class Shared {
    static final Sandbox SANDBOX = Sandbox.start();

    private Shared() {}
  }
}
