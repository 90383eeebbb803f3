package io.github.facturier.drift;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one provider's documentation, in the form that the provider gives it. */
interface Extractor {

  /**
   * Reads a documentation.
   *
   * @param docs a file, or a folder such as a checkout
   * @throws IOException if there is nothing to read, or not what this extractor reads
   */
  Inventory read(Path docs) throws IOException;
}
