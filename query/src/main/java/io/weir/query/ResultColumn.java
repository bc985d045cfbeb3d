package io.weir.query;

/**
 * A column of a result.
 *
 * @param name its field, alias, or the text of its expression
 * @param type what its cells are
 * @param unit what they count, as in {@code bytes} or {@code us}; empty where they count nothing
 * @param estimate whether they are estimated from samples, and have bounds
 */
public record ResultColumn(String name, ValueType type, String unit, boolean estimate) {
  /** The unit of a part of a whole: 0.05 is 5 %. */
  public static final String RATIO = "ratio";

  /** A column of values that are known. */
  public ResultColumn(String name, ValueType type, String unit) {
    this(name, type, unit, false);
  }
}
