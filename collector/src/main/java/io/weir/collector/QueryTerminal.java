package io.weir.collector;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** Queries at a terminal: lines with history and completion, and answers below them. */
final class QueryTerminal {
  private static final String PROMPT = "weir> ";
  private static final String MORE = "    > ";

  private final Terminal terminal;
  private final ApiClient client;
  private final QuerySession session;
  private final LineReader reader;

  /**
   * A conversation that is yet to begin.
   *
   * @param history where lines are kept for the next time
   */
  QueryTerminal(Terminal terminal, ApiClient client, Path history, QueryFormat format) {
    this.terminal = terminal;
    this.client = client;
    this.session =
        new QuerySession(client, terminal.writer(), terminal.writer(), format, this::isEnough);
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("weir")
            .parser(new StatementParser())
            .completer((_, line, candidates) -> complete(line, candidates))
            .variable(LineReader.HISTORY_FILE, history)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, MORE)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  /** Where lines are kept, unless the environment names another place for such. */
  static Path historyFile() {
    Path home = Path.of(System.getProperty("user.home"));
    return Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
        .map(Path::of)
        .orElse(home.resolve(".local/state"))
        .resolve("weir/history");
  }

  /** Takes statements until the user ends. */
  void run() {
    Thread conversing = Thread.currentThread();
    terminal.handle(Terminal.Signal.INT, _ -> conversing.interrupt());
    QuerySession.Outcome outcome = QuerySession.Outcome.DONE;
    while (outcome != QuerySession.Outcome.QUIT) {
      try {
        outcome = session.run(reader.readLine(PROMPT));
      } catch (UserInterruptException | InterruptedException _) {
        outcome = QuerySession.Outcome.DONE; // Ctrl-C drops what was typed, or what runs
      } catch (EndOfFileException _) {
        outcome = QuerySession.Outcome.QUIT;
      }
    }
  }

  private void complete(ParsedLine line, List<Candidate> candidates) {
    try {
      int order = 0;
      for (Object each : client.complete(line.line(), line.cursor())) {
        candidates.add(candidate(line, (JsonObject) each, order++));
      }
    } catch (CommandFailure _) {
      candidates.clear(); // nothing to offer: the query itself will say why
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Candidate candidate(ParsedLine line, JsonObject item, int order) {
    String text = item.getString("text");
    // what is replaced may begin before JLine's word, in a text of several words, or behind
    int word = line.cursor() - line.wordCursor();
    int from = item.getInteger("from");
    String value =
        from <= word ? text.substring(word - from) : line.line().substring(word, from) + text;
    String unit = item.getString("unit");
    String type = item.getString("type") + (unit.isEmpty() ? "" : " in " + unit);
    String kind = item.getString("kind");
    String description = type.isEmpty() ? kind : kind + ", " + type;
    boolean whole = !text.endsWith("(");
    return new Candidate(value, text, null, description, null, null, whole, order);
  }

  /** Waits for a key. */
  private boolean isEnough(Duration wait) {
    Attributes cooked = terminal.enterRawMode();
    try {
      return terminal.reader().read(wait.toMillis()) >= -1; // a key, or the end; -2 is neither
    } catch (IOException e) {
      return true;
    } finally {
      terminal.setAttributes(cooked);
    }
  }
}
