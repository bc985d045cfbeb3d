package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.weir.query.plan.Planner;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds the page on the language against the specs: each query that stands there by itself is a
 * case of them, and its answer, in the block behind it, is cut from there by {@code
 * -Dweir.docs=write}.
 */
final class LanguagePageTest {
  private static final Path PAGE = Path.of("../docs/query-language.md");
  private static final String BLOCK = "```\n((?:flows|counters)\\b[^`]*)```\n";
  private static final String ANSWER = "(?:\n```\n(?!flows\\b|counters\\b|line )[^`]*```\n)?";
  private static final Pattern EXAMPLE = Pattern.compile(BLOCK + ANSWER);
  private static final Pattern IN_A_LINE = Pattern.compile("`((?:flows|counters) [^`…]*)`");
  private static final Pattern MISTAKE =
      Pattern.compile("^line (\\d+:\\d+): (.*)$", Pattern.MULTILINE);

  private final List<SpecFile.Case> cases;

  LanguagePageTest() throws IOException, URISyntaxException {
    cases = SpecFile.all().stream().flatMap(spec -> spec.cases().stream()).toList();
  }

  @Test
  void showsTheAnswersOfTheSpecs() throws IOException {
    String page = Files.readString(PAGE);
    Matcher examples = EXAMPLE.matcher(page);
    String upToDate = examples.replaceAll(example -> Matcher.quoteReplacement(cut(example)));
    if ("write".equals(System.getProperty("weir.docs"))) {
      Files.writeString(PAGE, upToDate);
      return;
    }

    assertTrue(examples.reset().find());
    assertEquals(
        upToDate, page, "docs/query-language.md is out of date: run mvn verify -Dweir.docs=write");
  }

  @Test
  void showsMistakesOfTheSpecs() throws IOException {
    List<String> known =
        cases.stream()
            .filter(SpecFile.Case::isMistake)
            .map(one -> String.join(": ", one.expected()).replaceFirst("error", "line"))
            .toList();
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf("## Mistakes"));
    List<String> shown = MISTAKE.matcher(section).results().map(MatchResult::group).toList();

    assertEquals(List.of(), shown.stream().filter(line -> !known.contains(line)).toList());
    assertTrue(shown.size() > 1, shown.toString());
  }

  @Test
  void writesNoWrongQueryIntoALine() throws IOException {
    List<String> queries =
        IN_A_LINE.matcher(Files.readString(PAGE)).results().map(span -> span.group(1)).toList();

    assertTrue(queries.size() > 3, queries.toString());
    for (String source : queries) {
      String query = source.contains("|") ? source : source + " | stats count()";
      assertDoesNotThrow(() -> Planner.plan(new QueryRequest(query, Optional.empty()), 0), query);
    }
  }

  private String cut(MatchResult example) {
    String query = example.group(1);
    SpecFile.Case one =
        cases.stream()
            .filter(each -> each.query().equals(query.strip()))
            .findFirst()
            .orElseGet(() -> fail("no case of a spec has this query: " + query));
    return "```\n" + query + "```\n\n```\n" + table(one.expected()) + "```\n";
  }

  private static String table(List<String> lines) {
    List<List<String>> rows = lines.stream().map(line -> List.of(line.split(" {2,}", -1))).toList();
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }
}
