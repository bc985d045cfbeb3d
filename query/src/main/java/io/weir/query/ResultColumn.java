package io.weir.query;

/**
 * A column of a result.
 *
 * @param name its field, alias, or the text of its expression
 * @param type what its cells are
 * @param unit what they count, as in {@code bytes} or {@code us}; empty where they count nothing
 */
public record ResultColumn(String name, ValueType type, String unit) {}
