package io.github.facturier.contract.secrets;

import io.github.facturier.runtime.error.ApiException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** All texts of an exception. */
public final class Texts {
  private Texts() {}

  /** With all causes and all that was suppressed. */
  public static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  public static List<String> of(Throwable failure) {
    List<String> texts = new ArrayList<>();
    texts.add(trace(failure));
    for (Throwable e = failure; e != null; e = e.getCause()) {
      texts.add(String.valueOf(e.getMessage()));
      texts.add(e.toString());
      if (e instanceof ApiException api) {
        texts.add(api.body());
        texts.add(String.valueOf(api.url()));
        texts.add(String.valueOf(api.code()));
        texts.add(api.messages().toString());
        texts.add(api.error().toString());
      }
    }
    return texts;
  }
}
