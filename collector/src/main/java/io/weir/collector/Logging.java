package io.weir.collector;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The process's log: one line a message on standard error, warnings and worse. */
final class Logging {
  private Logging() {}

  /** Sets the log up; called once, before anything logs. */
  static void configure() {
    LogManager.getLogManager().reset();
    ConsoleHandler handler = new ConsoleHandler();
    handler.setFormatter(new OneLine());
    Logger root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(handler);
  }

  /**
   * Time, level, logger and message; a stack trace follows only where the message has an exception,
   * which is our own bug or a library's.
   */
  private static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord entry) {
      String line =
          String.format(
              "%s %s %s: %s%n",
              entry.getInstant(),
              entry.getLevel(),
              simpleName(entry.getLoggerName()),
              formatMessage(entry).replaceAll("\\R", " "));
      return entry.getThrown() == null ? line : line + trace(entry.getThrown());
    }

    private static String simpleName(String logger) {
      return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static String trace(Throwable thrown) {
      StringWriter text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text));
      return text.toString();
    }
  }
}
