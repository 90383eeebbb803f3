package io.github.facturier.sandbox.data;

import java.util.List;

/**
 * An email that a provider would send.
 *
 * @param documentId the document that the email is about
 * @param to recipients
 * @param cc recipients of a copy
 * @param pdf whether the PDF is attached
 */
public record OutgoingEmail(long documentId, List<String> to, List<String> cc, boolean pdf) {}
