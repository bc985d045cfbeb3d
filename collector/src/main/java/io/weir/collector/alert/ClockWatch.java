package io.weir.collector.alert;

/** Notices that the clock was set: it has moved otherwise than time went by. */
final class ClockWatch {
  private static final long TOLERANCE_MILLIS = 1000;
  private static final long NANOS_A_MILLI = 1_000_000;

  private long clockMillis;
  private long nanos;
  private boolean started;

  /**
   * By how much the clock was set since the last call; 0 if it was not, and the first time.
   *
   * @param clockMillis what the clock shows
   * @param nanos what a watch shows that nobody can set
   */
  long setBy(long clockMillis, long nanos) {
    long passedMillis = (nanos - this.nanos) / NANOS_A_MILLI;
    long setMillis = clockMillis - this.clockMillis - passedMillis;
    boolean wasSet = started && Math.abs(setMillis) > TOLERANCE_MILLIS;
    this.clockMillis = clockMillis;
    this.nanos = nanos;
    this.started = true;
    return wasSet ? setMillis : 0;
  }
}
