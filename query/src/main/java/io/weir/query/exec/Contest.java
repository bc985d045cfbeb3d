package io.weir.query.exec;

import io.weir.query.function.Aggregate;
import io.weir.query.plan.Input;
import io.weir.query.plan.Plan;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.FieldType;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Says which of very many groups have to be made to find the first ones. What they come to at most
 * is added up for buckets of them before. The groups of the greatest buckets are made first; those
 * found tell which other buckets may hold one that comes before the last of them.
 */
final class Contest {
  /** Where more groups are wanted, it is no less work to make all. */
  private static final int MOST_WANTED = UpperBounds.BUCKETS / 64;

  /** As many buckets for each wanted group are let in at first. */
  private static final int BUCKETS_A_GROUP = 8;

  private static final Set<FieldType> UNSIGNED =
      EnumSet.of(FieldType.UINT8, FieldType.UINT16, FieldType.UINT32);

  private final Contenders contenders;
  private final int column;
  private final int wanted;

  /**
   * A contest of groups.
   *
   * @param column of the result by which groups are compared
   * @param wanted how many of the greatest are wanted
   * @param bounds the most that each bucket comes to, as results hold it; null if nothing
   */
  Contest(int column, int wanted, List<Object> bounds) {
    this.column = column;
    this.wanted = wanted;
    this.contenders = new Contenders(bounds.stream().mapToDouble(Contest::number).toArray());
  }

  /**
   * The aggregate by which the first groups of a plan are told without making all groups; none if
   * they cannot be told so, since rows take away from it, or more than it decides.
   */
  static OptionalInt measure(Plan.Shape.Groups shape, Wanted wanted) {
    boolean many = wanted.count() > MOST_WANTED || !wanted.filters().isEmpty();
    boolean others = shape.top().isPresent() || !shape.observers().isEmpty();
    boolean needsAll =
        shape.values().stream()
            .anyMatch(value -> value.isRise() || value.aggregate() == Aggregate.SHARE);
    if (many || others || needsAll || wanted.orders().isEmpty()) {
      return OptionalInt.empty();
    }
    Plan.Order first = wanted.orders().getFirst();
    int value = first.column() - shape.keys().size();
    return first.descending() && value >= 0 && onlyGrows(shape, shape.values().get(value))
        ? OptionalInt.of(value)
        : OptionalInt.empty();
  }

  /** Whether an aggregate becomes no less by another row, and of two groups together not either. */
  private static boolean onlyGrows(Plan.Shape.Groups shape, Plan.Value value) {
    Aggregate aggregate = value.aggregate();
    boolean binned = shape.keys().stream().anyMatch(key -> key.binMillis().isPresent());
    boolean counts = aggregate == Aggregate.COUNT || aggregate == Aggregate.SAMPLES;
    boolean sums = aggregate == Aggregate.SUM || aggregate == Aggregate.RATE && !binned;
    return counts || sums && isUnsigned(value);
  }

  private static boolean isUnsigned(Plan.Value value) {
    return value.input().isPresent()
        && value.input().get() instanceof Input.OfField(Field field)
        && field.choice().isEmpty()
        && (field.isDerived() ? field.factors() : List.of(field))
            .stream().allMatch(factor -> UNSIGNED.contains(factor.type()));
  }

  /** Who has to be looked at, at any time. */
  Contenders contenders() {
    return contenders;
  }

  /** Lets the first contenders in. */
  void begin() {
    int buckets = Math.min(UpperBounds.BUCKETS, BUCKETS_A_GROUP * wanted);
    contenders.admit(contenders.reachedBy(buckets));
  }

  /**
   * Lets those in that the first groups found so far do not rule out; answers whether there are
   * any.
   */
  boolean goesOn(List<Object[]> first) {
    double last =
        first.size() < wanted
            ? Double.NEGATIVE_INFINITY
            : first.stream().mapToDouble(row -> number(row[column])).min().orElseThrow();
    return contenders.admit(last);
  }

  /** A cell as a number that orders them; infinitely little if there is nothing. */
  private static double number(Object cell) {
    return Estimate.value(cell) instanceof Number number
        ? number.doubleValue()
        : Double.NEGATIVE_INFINITY;
  }
}
