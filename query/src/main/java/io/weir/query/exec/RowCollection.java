package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import io.weir.query.plan.Term;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The first rows in some order. Remembers where they lie and what orders them; their other cells
 * are read at the end. Rows that come behind the last of those that will be shown are passed over
 * by their first key, without an object, where that is a whole number.
 */
final class RowCollection implements Scan.Sink {
  /** Where a row lies, and its keys; those that agree stay in the order of the blocks. */
  private record Candidate(List<Object> keys, Block block, int row) {}

  private final Plan.Shape.Rows plan;
  private final Comparator<Candidate> order;
  private final boolean byLong;
  private final boolean descending;
  private final List<Candidate> candidates = new ArrayList<>();
  private final long[] firstKeys = new long[Batches.SIZE];
  private final boolean[] present = new boolean[Batches.SIZE];
  private final Scratch scratch = new Scratch();
  private final Rows one = new Rows(1);
  private boolean full;
  private long threshold;

  RowCollection(Plan.Shape.Rows plan) {
    this.plan = plan;
    Comparator<Candidate> byKeys = (_, _) -> 0;
    for (int i = 0; i < plan.orders().size(); i++) {
      int key = i;
      boolean down = plan.orders().get(i).descending();
      byKeys =
          byKeys.thenComparing(
              (left, right) -> Cells.compare(left.keys().get(key), right.keys().get(key), down));
    }
    this.order = byKeys;
    ValueType first = key(0).type();
    this.byLong = first == ValueType.INTEGER || first == ValueType.TIME || first == ValueType.MAC;
    this.descending = plan.orders().getFirst().descending();
  }

  @Override
  public void begin(Block block) {}

  @Override
  public void accept(Block block, Rows rows) {
    Optional<BlockInput> first = BlockInput.of(key(0), block);
    boolean comparable = byLong && first.isPresent();
    if (comparable) {
      first.get().longs(rows, firstKeys, scratch);
      first.get().present(rows, present, scratch);
    }
    for (int i = 0; i < rows.count(); i++) {
      if (full && comparable && (!present[i] || isBehind(firstKeys[i]))) {
        continue;
      }
      int row = rows.row(i);
      Object[] keys = new Object[plan.orders().size()];
      for (int key = 0; key < keys.length; key++) {
        keys[key] = cell(key(key), block, row);
      }
      candidates.add(new Candidate(Arrays.asList(keys), block, row));
      if (candidates.size() >= 2 * plan.limit() + Batches.SIZE) {
        cut();
      }
    }
  }

  /** Takes over what a later part of the blocks came to. */
  void absorb(RowCollection later) {
    candidates.addAll(later.candidates);
    cut();
  }

  /** The first rows, in their order. */
  List<Object[]> rows() {
    cut();
    List<Object[]> rows = new ArrayList<>();
    for (Candidate candidate : candidates) {
      rows.add(
          plan.fields().stream()
              .map(field -> cell(field, candidate.block(), candidate.row()))
              .toArray());
    }
    return rows;
  }

  /** Forgets what lies behind the last row that will be shown. */
  private void cut() {
    candidates.sort(order);
    if (candidates.size() < plan.limit()) {
      return;
    }
    candidates.subList(plan.limit(), candidates.size()).clear();
    if (byLong && candidates.getLast().keys().getFirst() instanceof Long last) {
      full = true;
      threshold = last;
    }
  }

  private boolean isBehind(long key) {
    return descending ? key < threshold : key > threshold;
  }

  private Input key(int index) {
    return plan.fields().get(plan.orders().get(index).column());
  }

  private Object cell(Input field, Block block, int row) {
    if (field instanceof Input.Computed(Term<Input> term)) {
      return new Evaluation<Input>(part -> cell(part, block, row)).value(term);
    }
    Optional<BlockInput> input = BlockInput.of(field, block);
    if (input.isEmpty()) {
      return null;
    }
    one.ids()[0] = row;
    one.list(1);
    boolean[] there = new boolean[1];
    input.get().present(one, there, scratch);
    return there[0] ? value(field.type(), input.get()) : null;
  }

  private Object value(ValueType type, BlockInput input) {
    long[] low = new long[1];
    return switch (type) {
      case TIME, INTEGER, MAC -> {
        input.longs(one, low, scratch);
        yield low[0];
      }
      case NUMBER -> {
        input.longs(one, low, scratch);
        yield Double.longBitsToDouble(low[0]);
      }
      case ADDRESS -> {
        long[] high = new long[1];
        input.stored().orElseThrow().addresses(one, high, low);
        yield new Address(high[0], low[0]);
      }
      case TEXT -> {
        Column column = input.stored().orElseThrow();
        Dictionary dictionary = column.dictionary().orElseThrow();
        int[] code = new int[1];
        column.codes(one, code);
        yield dictionary.text(code[0]);
      }
      case BOOLEAN -> throw new IllegalStateException("no field is true or false");
    };
  }
}
