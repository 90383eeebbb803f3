/** Features of MyClementine beyond REST, for its generated client. */
module io.github.facturier.myclementine.support {
  requires transitive io.github.facturier.runtime;
  requires transitive okhttp3;
  requires transitive retrofit2;
  requires transitive com.google.gson;
  requires transitive static org.jspecify;

  exports io.github.facturier.myclementine.auth;
  exports io.github.facturier.myclementine.support;
}
