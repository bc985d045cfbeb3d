package io.weir.collector;

import io.weir.collector.config.SettingType;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Queries one after the other, and commands in between that begin with a backslash. */
final class QuerySession {
  private static final String CLEAR = "\033[H\033[2J";
  private static final List<String> HELP =
      List.of(
          "A query ends with a blank line or with a semicolon; TAB completes it.",
          "  \\watch 1s      ask the last query again and again, until a key is pressed",
          "  \\format NAME   show answers as " + QueryFormat.names(),
          "  \\help          this",
          "  \\quit          end, as does Ctrl-D",
          "The language: flows last 5m | stats sum(bytes) as traffic by src.ip | top 10 by traffic");

  private final ApiClient client;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Pause pause;
  private QueryFormat format;
  private String lastQuery = "";

  /** How a session waits between two answers that it was told to repeat. */
  interface Pause {
    /** Nobody could end it: it does not repeat. */
    Pause NONE = _ -> true;

    /** Waits as long; tells whether the user has had enough. */
    boolean isEnough(Duration wait) throws InterruptedException;
  }

  QuerySession(
      ApiClient client, PrintWriter out, PrintWriter err, QueryFormat format, Pause pause) {
    this.client = client;
    this.out = out;
    this.err = err;
    this.format = format;
    this.pause = pause;
  }

  /** What became of a statement. */
  enum Outcome {
    DONE,
    FAILED,
    QUIT
  }

  /** Whether a text is a whole statement, not to be continued on another line. */
  static boolean isWhole(String text) {
    return text.isBlank()
        || text.startsWith("\\")
        || text.stripTrailing().endsWith(";")
        || text.lines().reduce("", (_, last) -> last).isBlank()
        || text.endsWith("\n");
  }

  /** Carries out a query or a command. */
  Outcome run(String statement) throws InterruptedException {
    String text = statement.strip().replaceFirst(";$", "").strip();
    try {
      return text.startsWith("\\") ? command(text) : query(text);
    } catch (CommandFailure e) {
      err.println(e.getMessage());
      return Outcome.FAILED;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private Outcome query(String text) throws CommandFailure, InterruptedException {
    if (!text.isEmpty()) {
      out.print(format.render(client.query(text, format)));
      lastQuery = text;
    }
    return Outcome.DONE;
  }

  private Outcome command(String text) throws CommandFailure, InterruptedException {
    String[] words = text.split("\\s+", 2);
    String argument = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "\\help" -> HELP.forEach(out::println);
      case "\\format" -> format = format(argument);
      case "\\watch" -> watch(argument.isEmpty() ? "1s" : argument);
      case "\\quit" -> {
        return Outcome.QUIT;
      }
      default ->
          throw new CommandFailure("no command " + words[0] + "; \\help tells which there are");
    }
    return Outcome.DONE;
  }

  private static QueryFormat format(String name) throws CommandFailure {
    Optional<QueryFormat> format = QueryFormat.named(name);
    if (format.isEmpty()) {
      throw new CommandFailure("no format \"" + name + "\"; there are " + QueryFormat.names());
    }
    return format.get();
  }

  private void watch(String every) throws CommandFailure, InterruptedException {
    if (lastQuery.isEmpty()) {
      throw new CommandFailure("there is no query to watch yet; ask one first");
    }
    Duration wait = span(every);
    do {
      String answer = format.render(client.query(lastQuery, format));
      out.print(CLEAR + answer);
      out.flush();
    } while (!pause.isEnough(wait));
  }

  private static Duration span(String text) throws CommandFailure {
    try {
      return SettingType.DURATION.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
