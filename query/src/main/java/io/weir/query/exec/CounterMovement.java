package io.weir.query.exec;

/** How the values of a counter move, as the field {@code kind} says, and what that makes of two. */
enum CounterMovement {
  /** Up and down; also what is of no known kind. */
  LEVEL(Double.NaN),
  /** Up, and from 2^32 − 1 to 0. */
  COUNTER32(0x1p32),
  /** Up, and from 2^64 − 1 to 0. */
  COUNTER64(0x1p64);

  private final double range;

  CounterMovement(double range) {
    this.range = range;
  }

  static CounterMovement of(String kind) {
    return switch (kind) {
      case "counter32" -> COUNTER32;
      case "counter64" -> COUNTER64;
      case null, default -> LEVEL;
    };
  }

  /**
   * What the value rose by from an older sample to a newer one. A counter that fell has wrapped, if
   * it then rose by less than half of its range.
   *
   * @return NaN if a counter began anew in between
   */
  double rise(double older, double newer) {
    double rise = newer - older;
    if (this == LEVEL || rise >= 0) {
      return rise;
    }
    double wrapped = (range - older) + newer; // exact: the parts are small where the sum counts
    return wrapped < range / 2 ? wrapped : Double.NaN;
  }
}
