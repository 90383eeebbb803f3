package io.github.facturier.vosfactures.support;

/**
 * A file could not be attached to a document. The document is unchanged, unless the outcome of the
 * last step is unknown.
 */
public final class AttachmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Step step;
  private final long invoiceId;

  private AttachmentException(Step step, long invoiceId, String fileName, RuntimeException cause) {
    super(
        "invoice "
            + invoiceId
            + ", attachment \""
            + fileName
            + "\": "
            + step.problem
            + " ("
            + cause.getMessage()
            + ")",
        cause);
    this.step = step;
    this.invoiceId = invoiceId;
  }

  /**
   * An exception for a test of code that handles it.
   *
   * @param step the call that failed
   * @param cause the exception of that call, usually an {@code ApiException}
   */
  public static AttachmentException of(
      Step step, long invoiceId, String fileName, RuntimeException cause) {
    return new AttachmentException(step, invoiceId, fileName, cause);
  }

  /** The call that failed. */
  public Step step() {
    return step;
  }

  /** The identifier of the document. */
  public long invoiceId() {
    return invoiceId;
  }

  /** The three calls of an attachment. */
  public enum Step {
    /** VosFactures returned no form for the upload. */
    CREDENTIALS("step 1 of 3, getting the upload form from VosFactures, failed; nothing was sent"),
    /** The storage service did not accept the file. */
    STORAGE("step 2 of 3, sending the file to the storage service, failed; nothing was attached"),
    /** VosFactures did not register the file. */
    REGISTRATION(
        "step 3 of 3, registering the uploaded file with VosFactures, failed; check whether it is attached");

    private final String problem;

    Step(String problem) {
      this.problem = problem;
    }
  }
}
