package io.github.facturier.contract.fire;

import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A self-signed certificate of 127.0.0.1. */
public final class Certificate {
  private static final HeldCertificate SERVER =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();

  private static final HandshakeCertificates TRUSTED =
      new HandshakeCertificates.Builder()
          .heldCertificate(SERVER)
          .addTrustedCertificate(SERVER.certificate())
          .build();

  private Certificate() {}

  /** The TLS of a server that shows the certificate. */
  public static SSLContext context() {
    return TRUSTED.sslContext();
  }

  /** The sockets of a server that shows the certificate. */
  static ServerSocketFactory sockets() {
    return context().getServerSocketFactory();
  }

  /** A client that trusts the certificate. */
  public static OkHttpClient.Builder trusting() {
    return new OkHttpClient.Builder()
        .sslSocketFactory(TRUSTED.sslSocketFactory(), TRUSTED.trustManager());
  }
}
