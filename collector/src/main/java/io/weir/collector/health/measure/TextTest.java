package io.weir.collector.health.measure;

/** Whether the rows of a batch have one text. */
final class TextTest {
  private final Columns column;
  private final int code;

  TextTest(Columns column, String text) {
    this.column = column;
    this.code = column.codeOf(text);
  }

  /** Whether the row at a place of the batch has the text. */
  boolean at(int place) {
    return column.code(place) == code;
  }
}
