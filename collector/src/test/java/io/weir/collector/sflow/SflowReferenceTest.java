package io.weir.collector.sflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.collector.ingest.SkippedTags.Space;
import io.weir.collector.sflow.Structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the reference page against the tables of structures; {@code -Dweir.docs=write} brings the
 * page up to date.
 */
class SflowReferenceTest {
  private static final Path PAGE = Path.of("../docs/sflow.md");
  private static final String BEGIN =
      "<!-- structures: made from the tables in SampleFormat.java, FlowRecordFormat.java and"
          + " CounterFormats.java -->\n";
  private static final String END = "<!-- end of structures -->\n";

  @Test
  void listsEveryStructureOnTheReferencePage() throws IOException {
    String page = Files.readString(PAGE);
    String upToDate =
        page.substring(0, page.indexOf(BEGIN))
            + BEGIN
            + section("Samples", Space.SAMPLE)
            + section("Records of flow samples and discarded packets", Space.FLOW_RECORD)
            + section("Records of counter samples", Space.COUNTER_RECORD)
            + "\n"
            + page.substring(page.indexOf(END));
    if ("write".equals(System.getProperty("weir.docs"))) {
      Files.writeString(PAGE, upToDate);
      return;
    }

    assertEquals(upToDate, page, "docs/sflow.md is out of date: run mvn verify -Dweir.docs=write");
  }

  private static String section(String title, Space space) {
    StringBuilder rows = new StringBuilder("\n## %s\n\n".formatted(title));
    rows.append("| number | structure | goes into | document |\n|---|---|---|---|\n");
    Structures.all().stream()
        .filter(structure -> structure.space() == space)
        .sorted(Comparator.comparingInt(Structure::tag))
        .forEach(structure -> rows.append(row(structure)));
    return rows.toString();
  }

  private static String row(Structure structure) {
    String tables =
        structure.tables().stream()
            .map(table -> "`" + table.name() + "`")
            .collect(Collectors.joining(", "));
    return "| %d:%d | %s | %s | %s |\n"
        .formatted(
            structure.enterprise(),
            structure.format(),
            structure.name(),
            tables,
            structure.document());
  }
}
