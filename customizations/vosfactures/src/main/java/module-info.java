/** Features of VosFactures beyond REST, for its generated client. */
module io.github.facturier.vosfactures.support {
  requires transitive io.github.facturier.runtime;
  requires transitive okhttp3;
  requires okio;
  requires transitive retrofit2;
  requires transitive com.google.gson;
  requires transitive static org.jspecify;

  exports io.github.facturier.vosfactures.auth;
  exports io.github.facturier.vosfactures.support;
}
