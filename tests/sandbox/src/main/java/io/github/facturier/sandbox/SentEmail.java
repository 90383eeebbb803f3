package io.github.facturier.sandbox;

import java.util.List;

/**
 * An email that the sandbox would have sent.
 *
 * @param documentId the document it carries
 * @param to recipients
 * @param cc recipients of a copy
 * @param pdf whether the PDF is attached
 */
public record SentEmail(long documentId, List<String> to, List<String> cc, boolean pdf) {
  /** Copies the lists. */
  public SentEmail {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
  }
}
