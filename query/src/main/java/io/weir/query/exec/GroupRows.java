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

  /** The most rows that are made of some groups where all are wanted. */
  private static final int MOST_ROWS = 1 << 20;

  /** A group of one of several sets, and its row. */
  private static final class Member {
    private final int set;
    private final int group;
    private final double rank;
    private final Object[] row;

    private Member(int set, int group, double rank, Object[] row) {
      this.set = set;
      this.group = group;
      this.rank = rank;
      this.row = row;
    }
  }

  private final Plan.Shape.Groups plan;
  private final Arguments arguments;
  private final TimeRange elapsed;
  private final Object[] totals;
  private final Comparator<Object[]> byKeys;

  GroupRows(Plan.Shape.Groups plan, Arguments arguments, TimeRange elapsed) {
    this.plan = plan;
    this.arguments = arguments;
    this.elapsed = elapsed;
    this.totals = new Object[plan.values().size()];
    this.byKeys = Cells.byFirst(plan.keys().size());
  }

  /** Learns what all groups come to together, where some aggregate tells parts of that. */
  void addTotals(List<GroupSet> sets) {
    for (int i = 0; i < totals.length; i++) {
      if (plan.values().get(i).aggregate() == Aggregate.SHARE) {
        totals[i] = total(i, sets);
      }
    }
  }

  /** Whether rows can be made only when all groups are known. */
  boolean needsTotals() {
    return plan.values().stream().anyMatch(value -> value.aggregate() == Aggregate.SHARE);
  }

  /** The wanted rows of some groups. */
  List<Object[]> of(GroupSet set, Wanted wanted) {
    if (wanted.count() < Integer.MAX_VALUE) {
      return new ArrayList<>(
          first(List.of(set), wanted).stream().map(member -> member.row).toList());
    }
    List<Object[]> rows = new ArrayList<>();
    for (int group = 0; group < set.size(); group++) {
      if (isShown(set, group)) {
        Object[] row = row(set, group);
        if (wanted.passes(row)) {
          rows.add(row);
        }
        if (rows.size() > MOST_ROWS) {
          throw BoundExceededException.ofRows(MOST_ROWS);
        }
      }
    }
    return rows;
  }

  /** The wanted rows of those of several sets, ascending by their keys. */
  List<Object[]> together(List<List<Object[]>> parts, Wanted wanted) {
    List<Object[]> rows = new ArrayList<>();
    parts.forEach(rows::addAll);
    if (rows.size() > wanted.count()) {
      rows.sort(order(wanted));
      rows = rows.subList(0, wanted.count());
    }
    rows.sort(byKeys);
    return rows;
  }

  /** The first rows in an order, and, if any are left out, one of all others, without keys. */
  List<Object[]> topAndOthers(List<GroupSet> sets, Plan.Top top) {
    Wanted wanted = new Wanted(List.of(), top.orders(), top.count());
    List<Member> kept = first(sets, wanted);
    kept.sort(Comparator.comparing(member -> member.row, order(wanted)));
    List<Object[]> rows = new ArrayList<>(kept.stream().map(member -> member.row).toList());
    List<Accumulator> rest = Accumulator.of(arguments);
    rest.forEach(accumulator -> accumulator.reserve(1));
    boolean any = false;
    for (int set = 0; set < sets.size(); set++) {
      boolean[] isKept = new boolean[sets.get(set).size()];
      for (Member member : kept) {
        if (member.set == set) {
          isKept[member.group] = true;
        }
      }
      any |= absorbOthers(sets.get(set), isKept, rest);
    }
    if (any) {
      rows.add(others(rest));
    }
    return rows;
  }

  /** Adds the groups of a set that are not kept; answers whether there are any. */
  private boolean absorbOthers(GroupSet set, boolean[] isKept, List<Accumulator> rest) {
    int[] others = new int[isKept.length];
    int count = 0;
    for (int group = 0; group < isKept.length; group++) {
      if (!isKept[group] && isShown(set, group)) {
        others[count++] = group;
      }
    }
    for (int i = 0; i < rest.size(); i++) {
      rest.get(i).absorb(set.accumulators().get(i), others, new int[count], count);
    }
    return count > 0;
  }

  private Object[] others(List<Accumulator> rest) {
    int keys = plan.keys().size();
    Object[] row = new Object[keys + rest.size()];
    for (int i = 0; i < rest.size(); i++) {
      row[keys + i] = ofAllTimes(i, rest.get(i).result(0));
    }
    return row;
  }

  /**
   * Keeps the last of the first so far at the head of a queue; a group that comes behind it is
   * passed over by its first order alone, mostly without an object.
   */
  private List<Member> first(List<GroupSet> sets, Wanted wanted) {
    Comparator<Member> order = Comparator.comparing(member -> member.row, order(wanted));
    PriorityQueue<Member> best = new PriorityQueue<>(order.reversed());
    for (int place = 0; place < sets.size(); place++) {
      GroupSet set = sets.get(place);
      for (int group = 0; group < set.size(); group++) {
        if (!isShown(set, group)) {
          continue;
        }
        double rank = rank(set, group, wanted.orders());
        boolean full = best.size() == wanted.count();
        if (full && isBehind(rank, best.element().rank, wanted.orders())) {
          continue;
        }
        Member member = new Member(place, group, rank, row(set, group));
        if (!wanted.passes(member.row)) {
          continue;
        }
        best.add(member);
        if (full) {
          best.poll();
        }
      }
    }
    return new ArrayList<>(best);
  }

  private Comparator<Object[]> order(Wanted wanted) {
    return Cells.by(wanted.orders()).thenComparing(byKeys);
  }

  /** What orders a group by the first of some orders; NaN if that cannot be told by a number. */
  private double rank(GroupSet set, int group, List<Plan.Order> orders) {
    int value = orders.isEmpty() ? -1 : orders.getFirst().column() - plan.keys().size();
    return value < 0 || isFinished(value) ? Double.NaN : set.accumulators().get(value).rank(group);
  }

  /** Whether a rank is behind another for certain. */
  private static boolean isBehind(double rank, double last, List<Plan.Order> orders) {
    return !orders.isEmpty() && (orders.getFirst().descending() ? rank < last : rank > last);
  }

  /** A group without rows has something to show where a counter rose while nobody looked. */
  private boolean isShown(GroupSet set, int group) {
    if (plan.keys().isEmpty() || set.members().isEmpty() || set.members().get().count(group) > 0) {
      return true;
    }
    for (int i = 0; i < set.accumulators().size(); i++) {
      if (plan.values().get(i).isRise() && set.accumulators().get(i).result(group) != null) {
        return true;
      }
    }
    return false;
  }

  private Object[] row(GroupSet set, int group) {
    int keys = plan.keys().size();
    Object[] row = new Object[keys + plan.values().size()];
    Arrays.setAll(row, i -> i < keys ? set.key(group, i) : result(set, group, i - keys));
    return row;
  }

  /**
   * An aggregate of a group; rates are by that part of its bins that the query's range holds and
   * that has come, or by all of it for a row that is ahead of its time.
   */
  private Object result(GroupSet set, int group, int value) {
    long from = elapsed.fromMillis();
    long to = elapsed.toMillis();
    for (int key = 0; key < plan.keys().size(); key++) {
      Optional<Long> width = plan.keys().get(key).binMillis();
      if (width.isPresent() && isRateOfSum(value)) {
        long start = (Long) set.key(group, key);
        from = Math.max(from, start);
        to = start < to ? Math.min(to, start + width.get()) : start + width.get();
      }
    }
    return finished(value, set.accumulators().get(value).result(group), from, to);
  }

  /** What an accumulator came to with rows of all times, as its aggregate tells it. */
  Object ofAllTimes(int value, Object result) {
    return finished(value, result, elapsed.fromMillis(), elapsed.toMillis());
  }

  /** Whether an aggregate is more than what its accumulator comes to. */
  private boolean isFinished(int value) {
    Aggregate aggregate = plan.values().get(value).aggregate();
    return isRateOfSum(value) || aggregate == Aggregate.SHARE || aggregate == Aggregate.ERROR;
  }

  /** What an accumulator came to, as its aggregate tells it. */
  private Object finished(int value, Object result, long fromMillis, long toMillis) {
    if (result == null || !isFinished(value)) {
      return result;
    }
    return switch (plan.values().get(value).aggregate()) {
      case SHARE -> Estimate.part(result, totals[value]);
      case ERROR -> ((Estimate) result).relativeError();
      default -> Estimate.divided(result, (toMillis - fromMillis) / MILLIS_A_SECOND);
    };
  }

  private Object total(int value, List<GroupSet> sets) {
    Accumulator all = Accumulator.of(arguments).get(value);
    all.reserve(1);
    for (GroupSet set : sets) {
      int[] groups = new int[set.size()];
      Arrays.setAll(groups, group -> group);
      all.absorb(set.accumulators().get(value), groups, new int[groups.length], groups.length);
    }
    return all.result(0);
  }

  private boolean isRateOfSum(int value) {
    Plan.Value planned = plan.values().get(value);
    return planned.aggregate() == Aggregate.RATE && !planned.isRise();
  }
}
