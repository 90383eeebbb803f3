package io.github.facturier.contract.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures all log lines of SLF4J and OkHttp at the most verbose level, while it is open. */
public final class CapturedLog implements AutoCloseable {
  private static final List<String> LINES = new ArrayList<>();
  private static boolean open;

  private final Logger okHttp = Logger.getLogger("okhttp3.OkHttpClient");
  private final Logger tasks = Logger.getLogger("okhttp3.internal.concurrent.TaskRunner");
  private final Handler handler = new OkHttpHandler();

  private CapturedLog() {
    for (Logger logger : List.of(okHttp, tasks)) {
      logger.setLevel(Level.ALL);
      logger.setUseParentHandlers(false);
      logger.addHandler(handler);
    }
  }

  /** Starts with nothing. */
  public static CapturedLog open() {
    synchronized (LINES) {
      LINES.clear();
      open = true;
    }
    return new CapturedLog();
  }

  static boolean isOpen() {
    synchronized (LINES) {
      return open;
    }
  }

  static void add(String line, Throwable failure) {
    synchronized (LINES) {
      if (open) {
        LINES.add(failure == null ? line : line + "\n" + Texts.trace(failure));
      }
    }
  }

  /** Returns and removes the lines since the last call. */
  public List<String> take() {
    synchronized (LINES) {
      List<String> taken = List.copyOf(LINES);
      LINES.clear();
      return taken;
    }
  }

  @Override
  public void close() {
    synchronized (LINES) {
      open = false;
      LINES.clear();
    }
    for (Logger logger : List.of(okHttp, tasks)) {
      logger.setLevel(null);
      logger.setUseParentHandlers(true);
      logger.removeHandler(handler);
    }
  }

  private static final class OkHttpHandler extends Handler {
    @Override
    public void publish(LogRecord entry) {
      add(entry.getLoggerName() + ": " + entry.getMessage(), entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
