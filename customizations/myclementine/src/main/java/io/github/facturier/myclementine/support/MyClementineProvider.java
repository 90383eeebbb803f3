package io.github.facturier.myclementine.support;

import io.github.facturier.myclementine.internal.MyClementineErrors;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.Provider;

/** The provider-specific behaviour of MyClementine, for its generated client. */
public final class MyClementineProvider implements Provider {
  /** Called by the generated client. */
  public MyClementineProvider() {}

  @Override
  public String name() {
    return "myclementine";
  }

  @Override
  public ErrorDecoder errors() {
    return new MyClementineErrors();
  }
}
