package io.weir.query.function;

import java.util.Arrays;
import java.util.Optional;

/** The functions that make a key of a row. */
public enum KeyFunction implements Function {
  BIN(
      "bin",
      "length of time",
      "time",
      "Start of the length of time that a row lies in.",
      "bin(1m)");

  private final String label;
  private final String takes;
  private final String gives;
  private final String doc;
  private final String example;

  KeyFunction(String label, String takes, String gives, String doc, String example) {
    this.label = label;
    this.takes = takes;
    this.gives = gives;
    this.doc = doc;
    this.example = example;
  }

  /** The function of that name, if there is one. */
  public static Optional<KeyFunction> named(String name) {
    return Arrays.stream(values()).filter(function -> function.label.equals(name)).findFirst();
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
    return gives;
  }

  @Override
  public String doc() {
    return doc;
  }

  @Override
  public String example() {
    return example;
  }
}
