package io.github.facturier.sandbox;

import io.github.facturier.sandbox.data.OutgoingEmail;
import java.util.List;

/**
 * An email that the sandbox would have sent.
 *
 * @param documentId the document that the email is about
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

  static List<SentEmail> of(List<OutgoingEmail> emails) {
    return emails.stream()
        .map(email -> new SentEmail(email.documentId(), email.to(), email.cc(), email.pdf()))
        .toList();
  }
}
