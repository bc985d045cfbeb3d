package io.weir.query.exec;

import io.weir.query.plan.Plan;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The aggregates of groups some time earlier, by the keys that the same groups have now. */
final class Earlier {
  private final Plan.Shape.Groups shape;
  private final Map<List<Object>, Object[]> byKeys = new HashMap<>();

  /**
   * Takes rows of the earlier time.
   *
   * @param shiftMillis how much earlier they are
   */
  Earlier(Plan.Shape.Groups shape, long shiftMillis, List<Object[]> rows) {
    this.shape = shape;
    rows.forEach(row -> byKeys.put(keys(row, shiftMillis), row));
  }

  /** Rows of now, and behind each the aggregates of its keys then. */
  List<Object[]> beside(List<Object[]> rows) {
    return rows.stream().map(this::beside).toList();
  }

  private Object[] beside(Object[] row) {
    int count = shape.values().size();
    Object[] both = Arrays.copyOf(row, row.length + count);
    Object[] then = byKeys.get(keys(row, 0));
    if (then != null) {
      System.arraycopy(then, shape.keys().size(), both, row.length, count);
    }
    return both;
  }

  private List<Object> keys(Object[] row, long shiftMillis) {
    Object[] keys = Arrays.copyOf(row, shape.keys().size());
    for (int i = 0; i < keys.length; i++) {
      if (shape.keys().get(i).binMillis().isPresent()) {
        keys[i] = (Long) keys[i] + shiftMillis;
      }
    }
    return Arrays.asList(keys);
  }
}
