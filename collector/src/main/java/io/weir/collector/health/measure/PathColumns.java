package io.weir.collector.health.measure;

import io.weir.collector.health.path.PathKey;
import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Table;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Which path each row of a block is of. Rows of one path have the same codes, so that their texts
 * are read once a block.
 */
final class PathColumns {
  private final List<Columns> columns;
  private final Columns[] varying;
  private final ToIntFunction<PathKey> numbers;
  private final Combinations known;
  private final int[] codes;
  private int[] paths = new int[64]; // by the number of the combination

  /** Paths of a block, which {@code numbers} numbers. */
  PathColumns(Table table, Block block, ToIntFunction<PathKey> numbers) {
    this.columns = PathFields.of(table).stream().map(field -> Columns.of(block, field)).toList();
    this.varying = columns.stream().filter(column -> !column.isConstant()).toArray(Columns[]::new);
    this.numbers = numbers;
    this.known = new Combinations(varying.length);
    this.codes = new int[varying.length];
  }

  void read(Rows rows) {
    for (Columns column : varying) { // the others' codes are what they are from the beginning
      column.read(rows);
    }
  }

  /** The number of the path of the row at a place of the batch. */
  int path(int place) {
    for (int i = 0; i < codes.length; i++) {
      codes[i] = varying[i].code(place);
    }
    int before = known.size();
    int combination = known.number(codes);
    if (combination == before) {
      if (paths.length == before) {
        paths = Arrays.copyOf(paths, before * 2);
      }
      paths[combination] = numbers.applyAsInt(key(place));
    }
    return paths[combination];
  }

  private PathKey key(int place) {
    return PathFields.key(field -> columns.get(field).text(columns.get(field).code(place)));
  }
}
