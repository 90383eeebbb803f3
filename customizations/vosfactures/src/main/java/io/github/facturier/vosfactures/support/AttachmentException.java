package io.github.facturier.vosfactures.support;

/** A file that could not be attached to a document. The document is as it was. */
public final class AttachmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Step step;
  private final long invoiceId;

  AttachmentException(Step step, long invoiceId, String fileName, RuntimeException cause) {
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
   * @param cause the failure of the step
   */
  public static AttachmentException of(
      Step step, long invoiceId, String fileName, RuntimeException cause) {
    return new AttachmentException(step, invoiceId, fileName, cause);
  }

  /** The call that failed. */
  public Step step() {
    return step;
  }

  /** The document. */
  public long invoiceId() {
    return invoiceId;
  }

  /** The three calls that attaching takes. */
  public enum Step {
    /** VosFactures gave no form for the upload. */
    CREDENTIALS("step 1 of 3, getting the upload form from VosFactures, failed; nothing was sent"),
    /** The storage service did not take the file. */
    STORAGE("step 2 of 3, sending the file to the storage service, failed; nothing was attached"),
    /** VosFactures did not take the registration. */
    REGISTRATION(
        "step 3 of 3, registering the uploaded file with VosFactures, failed; whether it is attached is to be checked");

    private final String problem;

    Step(String problem) {
      this.problem = problem;
    }
  }
}
