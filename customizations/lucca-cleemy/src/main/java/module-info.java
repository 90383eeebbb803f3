/** Features of Lucca Cleemy beyond REST, for its generated client. */
module io.github.facturier.luccacleemy.support {
  requires transitive io.github.facturier.runtime;
  requires transitive okhttp3;
  requires transitive retrofit2;
  requires transitive com.google.gson;
  requires transitive static org.jspecify;

  exports io.github.facturier.luccacleemy.auth;
  exports io.github.facturier.luccacleemy.support;
}
