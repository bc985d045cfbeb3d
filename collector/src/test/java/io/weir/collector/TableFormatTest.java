package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class TableFormatTest {
  @Test
  void alignsNumbersRightAndTextLeft() {
    assertEquals(
        """
        src.ip     dst.port  traffic
        ─────────  ────────  ───────
        10.0.0.1        443  1.23 MB
        10.0.0.12      8443     12 B
        -                53        -
        3 rows from 1,500 scanned in 2.3 ms
        """,
        format(
            """
            {"columns": [
              {"name": "src.ip", "type": "address", "unit": ""},
              {"name": "dst.port", "type": "integer", "unit": ""},
              {"name": "traffic", "type": "integer", "unit": "bytes"}],
            "rows": [["10.0.0.1", 443, 1234567], ["10.0.0.12", 8443, 12], [null, 53, null]],
            "stats": {"rowsScanned": 1500, "elapsedMillis": 2.34}}
            """));
  }

  @Test
  void showsTheColumnsOfAnAnswerWithoutRows() {
    assertEquals(
        """
        count()
        ───────
        0 rows from 0 scanned in 0.1 ms
        """,
        format(
            """
            {"columns": [{"name": "count()", "type": "integer", "unit": ""}],
            "rows": [],
            "stats": {"rowsScanned": 0, "elapsedMillis": 0.1}}
            """));
  }

  @Test
  void keepsTextOffTheNetworkFromCommandingTheTerminal() {
    String table =
        format(
            """
            {"columns": [{"name": "name", "type": "text", "unit": ""}],
            "rows": [["a\\u001b[2Jb"]],
            "stats": {"rowsScanned": 1, "elapsedMillis": 0.1}}
            """);

    assertTrue(table.contains("a\uFFFD[2Jb"), table);
  }

  private static String format(String answer) {
    return TableFormat.format(new JsonObject(answer)).replace(System.lineSeparator(), "\n");
  }
}
