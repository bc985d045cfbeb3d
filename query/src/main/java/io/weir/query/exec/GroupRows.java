package io.weir.query.exec;

import io.weir.query.TimeRange;
import io.weir.query.function.Aggregate;
import io.weir.query.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The rows that finished groups make: the keys first, then the aggregates. Without keys there is
 * one row, even of no rows.
 */
final class GroupRows {
  private static final double MILLIS_A_SECOND = 1000;

  /** A group, and its row. */
  private static final class Member {
    private final int group;
    private final Object[] row;

    private Member(int group, Object[] row) {
      this.group = group;
      this.row = row;
    }
  }

  private final Plan.Shape.Groups plan;
  private final TimeRange range;
  private final Groups groups;
  private final CountAccumulator members;
  private final List<Accumulator> accumulators;
  private final Comparator<Object[]> byKeys;

  GroupRows(
      Plan.Shape.Groups plan,
      TimeRange range,
      Groups groups,
      CountAccumulator members,
      List<Accumulator> accumulators) {
    this.plan = plan;
    this.range = range;
    this.groups = groups;
    this.members = members;
    this.accumulators = accumulators;
    Comparator<Object[]> ascending = (_, _) -> 0;
    for (int key = 0; key < plan.keys().size(); key++) {
      ascending = ascending.thenComparing(Cells.by(key, false));
    }
    this.byKeys = ascending;
  }

  /** The rows ascending by their keys: all, or those that come first in another order. */
  List<Object[]> byKeys(Optional<Plan.Top> first) {
    List<Object[]> rows = new ArrayList<>();
    if (first.isPresent()) {
      first(first.get()).forEach(member -> rows.add(member.row));
    } else {
      for (int group = 0; group < groups.size(); group++) {
        if (isShown(group)) {
          rows.add(row(group));
        }
      }
    }
    rows.sort(byKeys);
    return rows;
  }

  /** The first rows in an order, and, if any are left out, one of all others, without keys. */
  List<Object[]> topAndOthers(Plan.Top top) {
    List<Member> kept = first(top);
    kept.sort(Comparator.comparing(member -> member.row, order(top)));
    List<Object[]> rows = new ArrayList<>(kept.stream().map(member -> member.row).toList());
    boolean[] isKept = new boolean[groups.size()];
    kept.forEach(member -> isKept[member.group] = true);
    for (int group = 0; group < groups.size(); group++) {
      if (!isKept[group] && isShown(group)) {
        rows.add(others(isKept));
        break;
      }
    }
    return rows;
  }

  private Object[] others(boolean[] isKept) {
    int[] parts = new int[isKept.length];
    Arrays.setAll(parts, group -> isKept[group] ? 1 : 0);
    int keys = plan.keys().size();
    Object[] row = new Object[keys + accumulators.size()];
    for (int i = 0; i < accumulators.size(); i++) {
      Accumulator rest = Accumulator.of(plan.values().get(i));
      rest.reserve(2);
      rest.absorb(accumulators.get(i), parts);
      row[keys + i] = perSecond(i, rest.result(0), range.fromMillis(), range.toMillis());
    }
    return row;
  }

  /**
   * Keeps the least of those seen so far at the head of a queue; a group that comes behind it is
   * passed over by its first order alone.
   */
  private List<Member> first(Plan.Top wanted) {
    Comparator<Member> order = Comparator.comparing(member -> member.row, order(wanted));
    PriorityQueue<Member> best = new PriorityQueue<>(order.reversed());
    Plan.Order main = wanted.orders().getFirst();
    for (int group = 0; group < groups.size(); group++) {
      if (!isShown(group)) {
        continue;
      }
      boolean full = best.size() == wanted.count();
      if (full && isBehind(group, main, best.element().row)) {
        continue;
      }
      best.add(new Member(group, row(group)));
      if (full) {
        best.poll();
      }
    }
    return new ArrayList<>(best);
  }

  private Comparator<Object[]> order(Plan.Top top) {
    return Cells.by(top.orders()).thenComparing(byKeys);
  }

  private boolean isBehind(int group, Plan.Order main, Object[] last) {
    int value = main.column() - plan.keys().size();
    return value >= 0
        && Cells.compare(result(group, value), last[main.column()], main.descending()) > 0;
  }

  /** A group without rows has something to show where a counter rose while nobody looked. */
  private boolean isShown(int group) {
    if (plan.keys().isEmpty() || members.count(group) > 0) {
      return true;
    }
    for (int i = 0; i < accumulators.size(); i++) {
      if (plan.values().get(i).isRise() && accumulators.get(i).result(group) != null) {
        return true;
      }
    }
    return false;
  }

  private Object[] row(int group) {
    int keys = plan.keys().size();
    Object[] row = new Object[keys + accumulators.size()];
    groups.write(group, row);
    for (int i = 0; i < accumulators.size(); i++) {
      row[keys + i] = result(group, i);
    }
    return row;
  }

  /** An aggregate of a group; rates are by that part of the query's range that its bins hold. */
  private Object result(int group, int value) {
    long from = range.fromMillis();
    long to = range.toMillis();
    for (int key = 0; key < plan.keys().size(); key++) {
      Optional<Long> width = plan.keys().get(key).binMillis();
      if (width.isPresent() && isRateOfSum(value)) {
        long start = groups.time(group, key);
        from = Math.max(from, start);
        to = Math.min(to, start + width.get());
      }
    }
    return perSecond(value, accumulators.get(value).result(group), from, to);
  }

  private Object perSecond(int value, Object result, long fromMillis, long toMillis) {
    return isRateOfSum(value) && result instanceof Number sum
        ? (Object) (sum.doubleValue() / ((toMillis - fromMillis) / MILLIS_A_SECOND))
        : result;
  }

  private boolean isRateOfSum(int value) {
    Plan.Value planned = plan.values().get(value);
    return planned.aggregate() == Aggregate.RATE && !planned.isRise();
  }
}
