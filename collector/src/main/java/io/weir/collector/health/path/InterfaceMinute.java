package io.weir.collector.health.path;

/**
 * What an interface's counters say of one minute.
 *
 * @param utilisation of the busier direction, where 1 is its speed; NaN where its speed or its
 *     octets are not known
 * @param errors packets that were broken, both ways
 * @param discards packets that were discarded, both ways
 * @param packets that went through, both ways
 */
public record InterfaceMinute(double utilisation, double errors, double discards, double packets) {
  private static final double SATURATED = 0.95;
  private static final double LOSSY = 0.001;

  /** Whether it carried about as much as it can. */
  public boolean isSaturated() {
    return utilisation >= SATURATED;
  }

  /** Whether it lost more than one in a thousand packets. */
  public boolean isLossy() {
    return errors + discards > LOSSY * packets && errors + discards > 0;
  }

  /** Whether it was in trouble. */
  public boolean isBad() {
    return isSaturated() || isLossy();
  }
}
