package io.github.facturier.factomos.support;

import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ProviderException;
import org.jspecify.annotations.Nullable;

/**
 * Factomos rejected an action. {@link #code()} is the number of the error, whose meaning depends on
 * the action; {@link #reason()} is that meaning.
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
   * @param action the rejected action; null outside of a call
   */
  public static FactomosException of(ApiError error, @Nullable String action) {
    return new FactomosException(error, null, action);
  }

  @Override
  protected FactomosException with(ApiError error, @Nullable Throwable cause) {
    return new FactomosException(error, cause, action);
  }

  /** The rejected action, such as {@code getClient}; null outside of a call. */
  public @Nullable String action() {
    return action;
  }

  /**
   * The meaning of the code for this action. {@link FactomosError#UNKNOWN} if it is not documented
   * for the action; see {@link #code()} and {@link #messages()} then.
   */
  public FactomosError reason() {
    return FactomosError.of(name());
  }
}
