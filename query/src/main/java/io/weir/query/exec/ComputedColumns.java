package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.query.plan.Input;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What expressions make of the rows of one block, as columns. */
final class ComputedColumns {
  private ComputedColumns() {}

  /**
   * The column of an expression in a block, for one thread. Where the expression depends on one
   * column with a dictionary, it is computed once for each code.
   */
  static Column of(Input.Computed computed, Block block) {
    Map<Input, BlockInput> inputs = new LinkedHashMap<>();
    for (Input field : computed.fields()) {
      BlockInput.of(field, block).ifPresent(input -> inputs.put(field, input));
    }
    if (inputs.size() == 1) {
      Map.Entry<Input, BlockInput> only = inputs.entrySet().iterator().next();
      Optional<Column> coded =
          only.getValue().stored().filter(column -> column.dictionary().isPresent());
      if (coded.isPresent()) {
        return new CodedColumn(computed, only.getKey(), coded.get(), block.rows());
      }
    }
    ComputedRows rows = new ComputedRows(computed, inputs, block.rows());
    return computed.type() == ValueType.TEXT ? new TextRows(rows) : rows;
  }
}
