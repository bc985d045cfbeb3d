package io.weir.query.function;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.query.QueryRequest;
import io.weir.query.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Holds the reference page against the tables of functions; {@code -Dweir.docs=write} brings the
 * page up to date.
 */
final class FunctionReferenceTest {
  private static final Path PAGE = Path.of("../docs/query-language.md");
  private static final String BEGIN = "<!-- functions: made from the tables of the package -->\n";
  private static final String END = "<!-- end of functions -->\n";

  @Test
  void listsEveryFunctionOnTheReferencePage() throws IOException {
    String page = Files.readString(PAGE);
    String upToDate =
        page.substring(0, page.indexOf(BEGIN))
            + BEGIN
            + table()
            + page.substring(page.indexOf(END));
    if ("write".equals(System.getProperty("weir.docs"))) {
      Files.writeString(PAGE, upToDate);
      return;
    }

    assertEquals(
        upToDate, page, "docs/query-language.md is out of date: run mvn verify -Dweir.docs=write");
  }

  @Test
  void everyExampleIsRight() {
    for (Function function : Function.all()) {
      String query =
          switch (function) {
            case Aggregate aggregate when aggregate.example().contains("(value)") ->
                "counters | stats " + aggregate.example() + " by name";
            case Aggregate aggregate when aggregate.ofPaths().isPresent() ->
                "paths | stats " + aggregate.example();
            case Aggregate aggregate -> "flows | stats " + aggregate.example();
            case Scalar scalar -> "flows | stats count() by " + scalar.example();
          };
      assertDoesNotThrow(() -> Planner.plan(new QueryRequest(query, Optional.empty()), 0), query);
    }
  }

  private static String table() {
    StringBuilder rows = new StringBuilder("\n| function | takes | gives | |\n|---|---|---|---|\n");
    for (Function function : Function.all()) {
      rows.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(function.example(), function.takes(), function.gives(), function.doc()));
    }
    return rows.append("\n").toString();
  }
}
