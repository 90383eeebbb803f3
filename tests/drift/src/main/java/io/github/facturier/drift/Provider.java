package io.github.facturier.drift;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The five providers, by the name of their document. */
enum Provider {
  VOSFACTURES("vosfactures", "VosFactures", VosFacturesDocs::new),
  FACTURATION_PRO("facturation-pro", "Facturation.pro", FacturationProDocs::new),
  FACTOMOS("factomos", "Factomos", FactomosDocs::new),
  MYCLEMENTINE("myclementine", "MyClementine", MyClementineDocs::new),
  LUCCA_CLEEMY("lucca-cleemy", "Lucca Cleemy", LuccaDocs::new);

  private final String id;
  private final String title;
  private final Supplier<Extractor> extractor;

  Provider(String id, String title, Supplier<Extractor> extractor) {
    this.id = id;
    this.title = title;
    this.extractor = extractor;
  }

  /**
   * The provider of a document.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  static Provider of(String id) {
    return Arrays.stream(values())
        .filter(provider -> provider.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "-Dprovider=" + id + " is none of " + String.join(", ", ids())));
  }

  /** All identifiers. */
  static List<String> ids() {
    return Arrays.stream(values()).map(Provider::id).toList();
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  /** A new reader of its documentation. */
  Extractor extractor() {
    return extractor.get();
  }

  /** Its document. */
  Path spec(Path root) {
    return root.resolve("specs/" + id + ".yaml");
  }

  /** The inventory of its documentation at the last update of the document. */
  Path inventory(Path root) {
    return root.resolve("specs/inventory/" + id + ".json");
  }
}
