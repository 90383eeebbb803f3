/** Features of Factomos beyond REST, for its generated client. */
module io.github.facturier.factomos.support {
  requires transitive io.github.facturier.runtime;
  requires transitive okhttp3;
  requires transitive com.google.gson;
  requires transitive static org.jspecify;
  requires org.bouncycastle.provider;

  exports io.github.facturier.factomos.auth;
  exports io.github.facturier.factomos.support;
}
