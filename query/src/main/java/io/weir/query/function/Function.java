package io.weir.query.function;

import java.util.List;
import java.util.stream.Stream;

/** A function of the language. Binding, completion and the reference page read the same tables. */
public sealed interface Function permits Aggregate, Scalar {
  /** Every function, in the order of the tables. */
  static List<Function> all() {
    return Stream.<Function>concat(Stream.of(Aggregate.values()), Stream.of(Scalar.values()))
        .toList();
  }

  /** The name in queries. */
  String label();

  /** The types of its argument, in words. */
  String takes();

  /** The type of what it makes, in words. */
  String gives();

  /** One sentence for the reference page. */
  String doc();

  /** How it is used. */
  String example();
}
