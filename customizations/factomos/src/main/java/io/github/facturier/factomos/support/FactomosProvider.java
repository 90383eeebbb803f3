package io.github.facturier.factomos.support;

import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.Provider;
import io.github.facturier.runtime.spi.RequiredLibrary;
import java.util.List;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CFBBlockCipher;

/** The provider-specific behaviour of Factomos, for its generated client. */
public final class FactomosProvider implements Provider {
  /** Called by the generated client. */
  public FactomosProvider() {}

  @Override
  public String name() {
    return "factomos";
  }

  @Override
  public ErrorDecoder errors() {
    return new FactomosErrors();
  }

  /** A session belongs to a cookie. */
  @Override
  public boolean keepsCookies() {
    return true;
  }

  @Override
  public List<RequiredLibrary> requiredLibraries() {
    return List.of(
        new RequiredLibrary(
            "Bouncy Castle",
            "org.bouncycastle",
            "bcprov-jdk18on",
            "1.72",
            "1.86",
            () -> MD5Digest.class,
            () -> CFBBlockCipher.newInstance(AESEngine.newInstance(), 8))); // since 1.72
  }
}
