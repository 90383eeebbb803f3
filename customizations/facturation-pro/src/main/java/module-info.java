/** Features of Facturation.pro beyond REST, for its generated client. */
module io.github.facturier.facturationpro.support {
  requires transitive io.github.facturier.runtime;
  requires transitive okhttp3;
  requires okio;
  requires transitive retrofit2;
  requires com.google.gson;
  requires org.slf4j;
  requires transitive static org.jspecify;

  exports io.github.facturier.facturationpro.auth;
  exports io.github.facturier.facturationpro.support;
}
