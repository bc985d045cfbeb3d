package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.http.TestApi;
import io.weir.query.QueryException;
import io.weir.query.QueryRequest;
import io.weir.query.QueryResult;
import io.weir.query.QueryStatistics;
import io.weir.query.ResultColumn;
import io.weir.query.TimeRange;
import io.weir.query.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A conversation over a pseudo-terminal, key by key, with a server that the test makes up. */
@Timeout(60)
final class QueryTerminalTest {
  private static final String UP = "\033OA";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final PipedOutputStream keys = new PipedOutputStream();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @TempDir private Path directory;
  private TestApi api;
  private ApiClient client;
  private Terminal terminal;
  private Thread conversation;

  @BeforeEach
  void start() throws Exception {
    api = new TestApi(this::answer);
    client = new ApiClient(URI.create(api.url()));
    terminal =
        TerminalBuilder.builder()
            .system(false)
            .streams(new PipedInputStream(keys), screen)
            .encoding(StandardCharsets.UTF_8)
            .type("xterm")
            .size(new Size(120, 40))
            .build();
    QueryTerminal queries =
        new QueryTerminal(terminal, client, directory.resolve("history"), QueryFormat.TABLE);
    conversation = Thread.ofPlatform().start(queries::run);
    shows("weir>");
  }

  @AfterEach
  void stop() throws Exception {
    type(";\r\\quit\r"); // whatever stands there yet is ended first
    conversation.join();
    terminal.close();
    client.close();
    api.close();
  }

  @Test
  void answersAQueryOfOneLine() throws Exception {
    type("flows;\r");

    shows("1.23 MB");
    assertEquals(List.of("flows"), asked);
  }

  @Test
  void readsLinesUpToABlankOne() throws Exception {
    type("flows\r| limit 1\r\r");

    shows("1.23 MB");
    assertEquals(List.of("flows\n| limit 1"), asked);
  }

  @Test
  void completesAWordAsTheServerSays() throws Exception {
    type("byt\t;\r");

    shows("1.23 MB");
    assertEquals("bytes", asked.getFirst().strip());
  }

  @Test
  void bringsBackWhatWasTyped() throws Exception {
    type("flows;\r");
    shows("1.23 MB");
    type("\\format csv\r");
    Eventually.holds("it asks for more", () -> screen().split("weir> ", -1).length > 3);
    type(UP + UP + "\r");

    shows("1234567");
    assertEquals(List.of("flows", "flows"), asked);
    assertTrue(Files.readString(directory.resolve("history")).contains("flows;"));
  }

  @Test
  void tellsThePlaceOfAMistakeAndGoesOn() throws Exception {
    type("mistake;\r");
    shows("line 1:3: no field");
    type("flows;\r");

    shows("1.23 MB");
  }

  @Test
  void watchesUntilAKeyIsPressed() throws Exception {
    type("flows;\r");
    shows("1.23 MB");
    type("\\watch 10ms\r");
    Eventually.holds("it has asked several times", () -> asked.size() > 3);

    type("q");
    type("\\help\r");

    shows("Ctrl-D");
  }

  @Test
  void dropsALineThatIsBrokenOff() throws Exception {
    type("nonsense");
    shows("nonsense");
    terminal.raise(Terminal.Signal.INT); // as Ctrl-C does
    Eventually.holds("it asks for more", () -> screen().split("weir> ", -1).length > 2);
    type("flows;\r");

    shows("1.23 MB");
    assertEquals(List.of("flows"), asked);
  }

  @Test
  void saysWhichCommandsThereAre() throws Exception {
    type("\\nothing\r");

    shows("no command \\nothing; \\help tells which there are");
  }

  private void type(String text) throws IOException {
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  private void shows(String text) throws Exception {
    try {
      Eventually.holds("the screen shows " + text, () -> screen().contains(text));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + " but shows " + screen(), e);
    }
  }

  private String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  private QueryResult answer(QueryRequest request) throws QueryException {
    if (request.text().equals("mistake")) {
      throw new QueryException(1, 3, "no field \"x\"");
    }
    asked.add(request.text());
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {1_234_567L});
    return new QueryResult(
        List.of(new ResultColumn("traffic", ValueType.INTEGER, "bytes")),
        rows,
        new TimeRange(0, 1),
        new QueryStatistics(1, 1, 1, 0, 0, 1));
  }
}
