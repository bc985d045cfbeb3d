package io.weir.collector.health.measure;

import io.weir.collector.health.path.PathKey;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Which path each row of a block is of. Rows of one path have the same codes, so that their texts
 * are read once a block.
 */
final class PathColumns {
  private final List<Columns> columns;
  private final ToIntFunction<PathKey> numbers;
  private final Map<Codes, Integer> known = new HashMap<>();

  /** The codes of a row's texts. */
  private static final class Codes {
    private final int[] codes;

    Codes(int[] codes) {
      this.codes = codes;
    }

    int get(int field) {
      return codes[field];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Codes others && Arrays.equals(codes, others.codes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(codes);
    }
  }

  /** Paths of a block, which {@code numbers} numbers. */
  PathColumns(Table table, Block block, ToIntFunction<PathKey> numbers) {
    this.columns = PathFields.of(table).stream().map(field -> Columns.of(block, field)).toList();
    this.numbers = numbers;
  }

  void read(Rows rows) {
    columns.forEach(column -> column.read(rows));
  }

  /** The number of the path of the row at a place of the batch. */
  int path(int place) {
    int[] codes = new int[columns.size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = columns.get(i).code(place);
    }
    return known.computeIfAbsent(new Codes(codes), this::number);
  }

  private int number(Codes codes) {
    return numbers.applyAsInt(PathFields.key(field -> columns.get(field).text(codes.get(field))));
  }
}
