package io.github.facturier.drift;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one provider's documentation in its own format. */
interface Extractor {

  /**
   * Reads a documentation.
   *
   * @param docs a file, or a folder such as a checkout
   * @throws IOException if there are no files, or they have another format
   */
  Inventory read(Path docs) throws IOException;
}
