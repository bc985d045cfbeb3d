package io.weir.collector.health.measure;

/** Whether the rows of a batch have one text; each text of the block is compared once. */
final class TextTest {
  private final Columns column;
  private final String text;
  private final Boolean[] isEqual; // by code; null where nobody has asked

  TextTest(Columns column, String text) {
    this.column = column;
    this.text = text;
    this.isEqual = new Boolean[column.texts()];
  }

  /** Whether the row at a place of the batch has the text. */
  boolean at(int place) {
    int code = column.code(place);
    if (code < 0) {
      return false;
    }
    if (isEqual[code] == null) {
      isEqual[code] = column.text(code).equals(text);
    }
    return isEqual[code];
  }
}
