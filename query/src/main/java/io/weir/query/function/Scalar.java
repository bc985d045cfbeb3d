package io.weir.query.function;

import io.weir.query.ValueType;
import io.weir.storage.schema.Address;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The functions that make a value of the values of one row. Unless a function says otherwise, what
 * it makes of an absent value is absent.
 */
public enum Scalar implements Function {
  BIN("bin", 1, 1, "length of time", "Start of the length of time that a row lies in.", "bin(1m)"),
  PREFIX(
      "prefix",
      2,
      3,
      "address, bits of it, other bits for IPv6",
      "Network of an address: its first bits.",
      "prefix(src.ip, 24, 48)"),
  IF(
      "if",
      3,
      3,
      "condition, two values of one type",
      "The first value where the condition is true, else the second.",
      "if(dst.port < 1024, \"system\", \"user\")"),
  COALESCE(
      "coalesce",
      2,
      64,
      "values of one type",
      "The first of the values that is present.",
      "coalesce(vlan, 0)"),
  LOWER("lower", 1, 1, "text", "A text in lower case.", "lower(app.name)"),
  SERVICE(
      "service",
      1,
      1,
      "integer",
      "Name of the service that usually listens on a port; absent where none is known.",
      "service(dst.port)");

  private final String label;
  private final int least;
  private final int most;
  private final String takes;
  private final String doc;
  private final String example;

  Scalar(String label, int least, int most, String takes, String doc, String example) {
    this.label = label;
    this.least = least;
    this.most = most;
    this.takes = takes;
    this.doc = doc;
    this.example = example;
  }

  /** The function of that name, if there is one. */
  public static Optional<Scalar> named(String name) {
    return Arrays.stream(values()).filter(function -> function.label.equals(name)).findFirst();
  }

  /** The names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Scalar::label).toList();
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String takes() {
    return takes;
  }

  @Override
  public String gives() {
    return switch (this) {
      case BIN -> ValueType.TIME.label();
      case PREFIX -> ValueType.ADDRESS.label();
      case IF, COALESCE -> "what it takes";
      case LOWER, SERVICE -> ValueType.TEXT.label();
    };
  }

  @Override
  public String doc() {
    return doc;
  }

  @Override
  public String example() {
    return example;
  }

  /** Whether it takes so many arguments. */
  public boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  /** Whether its arguments from one on are to be of one type, that of its result. */
  public Optional<Integer> alikeFrom() {
    return switch (this) {
      case IF -> Optional.of(1);
      case COALESCE -> Optional.of(0);
      case BIN, PREFIX, LOWER, SERVICE -> Optional.empty();
    };
  }

  /**
   * The type of what it makes of arguments; empty if it does not take them.
   *
   * @param types of the arguments, as many as it takes; {@code bin} is given the time and a length
   */
  public Optional<ValueType> resultType(List<ValueType> types) {
    return switch (this) {
      case BIN -> Optional.of(ValueType.TIME);
      case PREFIX ->
          types.getFirst() == ValueType.ADDRESS
                  && types.stream().skip(1).allMatch(type -> type == ValueType.INTEGER)
              ? Optional.of(ValueType.ADDRESS)
              : Optional.empty();
      case IF ->
          types.getFirst() == ValueType.BOOLEAN ? common(types.subList(1, 3)) : Optional.empty();
      case COALESCE -> common(types);
      case LOWER -> text(types, ValueType.TEXT);
      case SERVICE -> text(types, ValueType.INTEGER);
    };
  }

  /**
   * What it makes of the values of a row.
   *
   * @param values as results hold them, null where absent
   * @return null where it is absent
   */
  public Object apply(Object[] values) {
    return switch (this) {
      case IF -> Boolean.TRUE.equals(values[0]) ? values[1] : values[2];
      case COALESCE -> firstPresent(values);
      case BIN, PREFIX, LOWER, SERVICE -> values[0] == null ? null : ofPresent(values);
    };
  }

  private Object ofPresent(Object[] values) {
    return switch (this) {
      case BIN -> {
        long width = (Long) values[1];
        yield Math.floorDiv((Long) values[0], width) * width;
      }
      case PREFIX -> prefix(values);
      case LOWER -> ((String) values[0]).toLowerCase(Locale.ROOT);
      case SERVICE -> Services.name(((Number) values[0]).longValue());
      case IF, COALESCE -> throw new IllegalStateException(label + " takes absent values");
    };
  }

  private static Object prefix(Object[] values) {
    Address address = (Address) values[0];
    Long bits = (Long) values[address.isIpv4() ? 1 : values.length - 1];
    if (bits == null || bits < 0) {
      return null;
    }
    return first(address, (int) Math.min(address.isIpv4() ? bits + 96 : bits, 128));
  }

  private static Address first(Address address, int bits) {
    long high = bits == 0 ? 0 : address.high() & -1L << Math.max(0, 64 - bits);
    long low = bits <= 64 ? 0 : address.low() & -1L << (128 - bits);
    return new Address(high, low);
  }

  private static Object firstPresent(Object[] values) {
    for (Object value : values) {
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static Optional<ValueType> text(List<ValueType> types, ValueType wanted) {
    return types.getFirst() == wanted ? Optional.of(ValueType.TEXT) : Optional.empty();
  }

  /** The type that values of several types have in common; whole numbers are numbers, too. */
  private static Optional<ValueType> common(List<ValueType> types) {
    List<ValueType> distinct = types.stream().distinct().toList();
    if (distinct.size() == 1) {
      return Optional.of(distinct.getFirst());
    }
    boolean numbers =
        distinct.stream().allMatch(type -> type == ValueType.INTEGER || type == ValueType.NUMBER);
    return numbers ? Optional.of(ValueType.NUMBER) : Optional.empty();
  }
}
