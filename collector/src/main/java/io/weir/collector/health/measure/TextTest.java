package io.weir.collector.health.measure;

import java.util.stream.IntStream;

/** Whether the rows of a batch have one text, of a column that has few. */
final class TextTest {
  private static final int NOWHERE = -2; // no row's code

  private final Columns column;
  private final int code;

  TextTest(Columns column, String text) {
    this.column = column;
    this.code =
        IntStream.range(0, column.texts())
            .filter(candidate -> column.text(candidate).equals(text))
            .findFirst()
            .orElse(NOWHERE);
  }

  /** Whether the row at a place of the batch has the text. */
  boolean at(int place) {
    return column.code(place) == code;
  }
}
