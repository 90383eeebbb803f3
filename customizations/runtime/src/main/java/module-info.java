/** The common runtime of all Facturier clients. */
module io.github.facturier.runtime {
  requires transitive com.google.gson;
  requires transitive okhttp3;
  requires transitive okio;
  requires transitive retrofit2;
  requires transitive static org.jspecify;
  // Required by OkHttp, which has no module descriptor.
  requires kotlin.stdlib;
  requires org.slf4j;

  exports io.github.facturier.runtime;
  exports io.github.facturier.runtime.annotation;
  exports io.github.facturier.runtime.client;
  exports io.github.facturier.runtime.error;
  exports io.github.facturier.runtime.json;
  exports io.github.facturier.runtime.parameter;
  exports io.github.facturier.runtime.spi;
}
