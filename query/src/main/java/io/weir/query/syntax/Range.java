package io.weir.query.syntax;

/** The time that a query reads. */
public sealed interface Range {
  /** The stretch of that length that ends now. */
  record Last(Literal.Quantity length) implements Range {
    @Override
    public String toString() {
      return "last " + length;
    }
  }

  /** From one moment up to another. */
  record Between(Literal from, Literal to) implements Range {
    @Override
    public String toString() {
      return "from " + from + " to " + to;
    }
  }
}
