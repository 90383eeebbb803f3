package io.github.facturier.factomos.support;

import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ProviderException;
import org.jspecify.annotations.Nullable;

/**
 * Factomos refused an action. {@link #code()} is its number, whose meaning depends on the action;
 * {@link #reason()} is that meaning.
 */
public final class FactomosException extends ProviderException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String action;

  private FactomosException(ApiError error, @Nullable Throwable cause, @Nullable String action) {
    super(error, cause);
    this.action = action;
  }

  /**
   * An exception for a test of code that handles it.
   *
   * @param action the action that was refused; null outside of a call
   */
  public static FactomosException of(ApiError error, @Nullable String action) {
    return new FactomosException(error, null, action);
  }

  @Override
  protected FactomosException with(ApiError error, @Nullable Throwable cause) {
    return new FactomosException(error, cause, action);
  }

  /** The action that was refused, such as {@code getClient}; null outside of a call. */
  public @Nullable String action() {
    return action;
  }

  /**
   * What the code means for this action. {@link FactomosError#UNKNOWN} if the documentation of the
   * action does not have it; {@link #code()} and {@link #messages()} then say what Factomos sent.
   */
  public FactomosError reason() {
    return FactomosError.of(name());
  }
}
