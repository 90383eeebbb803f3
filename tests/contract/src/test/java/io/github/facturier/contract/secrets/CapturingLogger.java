package io.github.facturier.contract.secrets;

import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Logs at every level while a test looks, and nothing else. */
final class CapturingLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;

  CapturingLogger(String name) {
    this.name = name;
  }

  @Override
  public boolean isTraceEnabled() {
    return CapturedLog.isOpen();
  }

  @Override
  public boolean isDebugEnabled() {
    return CapturedLog.isOpen();
  }

  @Override
  public boolean isInfoEnabled() {
    return CapturedLog.isOpen();
  }

  @Override
  public boolean isWarnEnabled() {
    return CapturedLog.isOpen();
  }

  @Override
  public boolean isErrorEnabled() {
    return CapturedLog.isOpen();
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level, Marker marker, String message, Object[] arguments, Throwable failure) {
    CapturedLog.add(
        level + " " + name + ": " + MessageFormatter.basicArrayFormat(message, arguments), failure);
  }
}
