package io.github.facturier.contract.fire;

import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.luccacleemy.support.AccountingExport;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import java.io.OutputStream;

/** Makes calls, and reads their results completely. */
final class Results {
  private Results() {}

  /**
   * The failure, null if there was none. It may be an {@code Error}, which some faults try to
   * cause.
   */
  static Throwable failure(ApiCall<?> call, CallStyle style) {
    try {
      Object result = style.result(call);
      if (result instanceof Download file) {
        file.copyTo(OutputStream.nullOutputStream());
      } else if (result instanceof AccountingExport file) {
        file.copyTo(OutputStream.nullOutputStream());
      }
      return null;
    } catch (Throwable e) {
      return e;
    }
  }
}
