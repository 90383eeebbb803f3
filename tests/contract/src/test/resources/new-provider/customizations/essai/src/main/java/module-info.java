/** The support module of Essai. */
module io.github.facturier.essai.support {
  requires transitive io.github.facturier.runtime;
  requires transitive okhttp3;
  requires transitive com.google.gson;
  requires transitive static org.jspecify;

  exports io.github.facturier.essai.auth;
  exports io.github.facturier.essai.support;
}
