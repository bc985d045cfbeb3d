package io.weir.query.syntax;

import io.weir.storage.schema.Address;
import java.math.BigDecimal;
import java.util.Optional;

/** A value that is written out. */
public sealed interface Literal extends Expression {
  /** A number, with the symbol of its unit or without. */
  record Quantity(BigDecimal number, String unit, Position position) implements Literal {
    @Override
    public String toString() {
      return number.toPlainString() + unit;
    }
  }

  /** A moment, in milliseconds since 1970. */
  record Moment(String text, long millis, Position position) implements Literal {
    @Override
    public String toString() {
      return text;
    }
  }

  /** The moment of the query, or one that lies some time before it. */
  record Now(Optional<Quantity> before, Position position) implements Literal {
    @Override
    public String toString() {
      return "now" + before.map(length -> "-" + length).orElse("");
    }
  }

  /** An address, or a network if it has a prefix length. */
  record Network(Address address, Optional<Integer> prefix, Position position) implements Literal {
    @Override
    public String toString() {
      return address + prefix.map(bits -> "/" + bits).orElse("");
    }
  }

  /** An Ethernet address. */
  record Mac(long bits, Position position) implements Literal {
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(17);
      for (int shift = 40; shift >= 0; shift -= 8) {
        text.append(text.isEmpty() ? "" : ":").append(String.format("%02x", bits >>> shift & 0xff));
      }
      return text.toString();
    }
  }

  /** The number of an autonomous system. */
  record AsNumber(long number, Position position) implements Literal {
    @Override
    public String toString() {
      return "AS" + number;
    }
  }

  /** A text. */
  record Text(String value, Position position) implements Literal {
    @Override
    public String toString() {
      return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }
}
