package io.weir.collector.alert.rule;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names and values that tell alerts apart. A name has letters, digits and underscores, as in
 * Prometheus and Alertmanager: the field {@code dst.port} is the label {@code dst_port}.
 */
public record Labels(SortedMap<String, String> values) implements Comparable<Labels> {
  /** The label that holds the rule's name. */
  public static final String ALERT_NAME = "alertname";

  /** No labels. */
  public static final Labels NONE = new Labels(Map.of());

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final long FNV_OFFSET = 0xcbf2_9ce4_8422_2325L;
  private static final long FNV_PRIME = 0x100_0000_01b3L;
  private static final int SEPARATOR = 0xff;

  public Labels {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** The labels of a map; those with an empty value are as good as absent. */
  public Labels(Map<String, String> values) {
    this(present(values));
  }

  /** Whether a text is a label's name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The label that a column becomes. */
  public static String nameOf(String column) {
    String name = column.replaceAll("[^A-Za-z0-9_]", "_");
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  /** The value of a label; empty if it is absent. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** These labels and others, which win. */
  public Labels with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(values);
    all.putAll(others);
    return new Labels(all);
  }

  /** The labels of some names. */
  public Labels only(Iterable<String> names) {
    Map<String, String> some = new TreeMap<>();
    names.forEach(name -> some.put(name, get(name)));
    return new Labels(some);
  }

  /**
   * Sixteen hexadecimal digits that stand for the labels: FNV-1a over names and values, the same
   * that Alertmanager computes (prometheus/common, model/labelset.go).
   */
  public String fingerprint() {
    long hash = FNV_OFFSET;
    for (Map.Entry<String, String> label : values.entrySet()) {
      hash = add(add(hash, label.getKey()), label.getValue());
    }
    return "%016x".formatted(hash);
  }

  @Override
  public int compareTo(Labels other) {
    return toString().compareTo(other.toString());
  }

  /** The labels on one line, as in {@code agent=10.0.0.1 input=3}. */
  @Override
  public String toString() {
    return values.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  private static long add(long hash, String text) {
    long sum = hash;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      sum = (sum ^ octet & 0xff) * FNV_PRIME;
    }
    return (sum ^ SEPARATOR) * FNV_PRIME;
  }

  private static SortedMap<String, String> present(Map<String, String> values) {
    SortedMap<String, String> present = new TreeMap<>(values);
    present.values().removeIf(String::isEmpty);
    return present;
  }
}
