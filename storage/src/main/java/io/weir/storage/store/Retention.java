package io.weir.storage.store;

import java.time.Duration;

/**
 * How much of a table is kept. Whole segments go, the oldest first; the youngest, which is being
 * written, stays.
 *
 * @param age a segment goes when its youngest row is older than this; zero: never
 * @param bytes segments go while the sealed blocks take more than this; zero: never
 */
public record Retention(Duration age, long bytes) {
  /** Everything, for ever. */
  public static final Retention FOREVER = new Retention(Duration.ZERO, 0);

  /** Whether rows of that time are too old. */
  boolean isTooOld(long timeMillis, long nowMillis) {
    return age.isPositive() && Duration.ofMillis(nowMillis - timeMillis).compareTo(age) > 0;
  }

  /** Whether so many bytes are too many. */
  boolean isTooMuch(long bytes) {
    return this.bytes > 0 && bytes > this.bytes;
  }
}
