package io.github.facturier.contract.fire;

import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.luccacleemy.support.AccountingExport;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import java.io.OutputStream;

/** Makes calls, and takes what they bring to its end. */
final class Results {
  private Results() {}

  /**
   * What went wrong, null if nothing did. It may be an error that is no exception: that is what
   * some faults are made for.
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
