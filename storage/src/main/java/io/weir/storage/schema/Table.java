package io.weir.storage.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table: its name and its fields in order. The first field is always the row's time. */
public final class Table {
  private final String name;
  private final String doc;
  private final boolean atLineRate;
  private final List<Field> fields;
  private final List<Field> stored;
  private final Map<String, Field> byName;

  private Table(String name, String doc, boolean atLineRate, List<Field> fields) {
    this.name = name;
    this.doc = doc;
    this.atLineRate = atLineRate;
    this.fields = List.copyOf(fields);
    this.stored = fields.stream().filter(field -> !field.isDerived()).toList();
    Map<String, Field> names = new LinkedHashMap<>();
    for (Field field : fields) {
      if (names.put(field.name(), field) != null) {
        throw new IllegalArgumentException(
            "table " + name + " has two fields named " + field.name());
      }
    }
    this.byName = Collections.unmodifiableMap(names);
  }

  /** The name in queries, and of the table's directory on disk. */
  public String name() {
    return name;
  }

  /** One sentence for the reference page. */
  public String doc() {
    return doc;
  }

  /** Whether rows come as fast as a network sends packets, rather than now and then. */
  public boolean isAtLineRate() {
    return atLineRate;
  }

  /** Every field, stored and derived, in the order of the declaration. */
  public List<Field> fields() {
    return fields;
  }

  /** The fields that blocks hold; a field's index is its place in this list. */
  public List<Field> stored() {
    return stored;
  }

  /** The field that holds the row's time. */
  public Field time() {
    return stored.getFirst();
  }

  /** The field of that name, if there is one. */
  public Optional<Field> field(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * For each stored field the index that the stored field of the same name has in another table; −1
   * where that has none of the name.
   */
  public int[] placesIn(Table other) {
    return stored.stream()
        .mapToInt(field -> other.field(field.name()).map(Field::index).orElse(-1))
        .toArray();
  }

  @Override
  public String toString() {
    return name;
  }

  /** Starts a table; its first field is {@code time}. */
  static Builder named(String name, String doc) {
    return new Builder(name, doc);
  }

  /** Collects a table's fields, one call a field. */
  static final class Builder {
    private final String name;
    private final String doc;
    private final List<Field> fields = new ArrayList<>();
    private boolean atLineRate;
    private int stored;

    private Builder(String name, String doc) {
      this.name = name;
      this.doc = doc;
    }

    /** Says that rows come as fast as a network sends packets. */
    Builder atLineRate() {
      atLineRate = true;
      return this;
    }

    /** Adds a field that counts nothing. */
    Field field(String name, FieldType type, String doc) {
      return stored(name, type, "", false, doc);
    }

    /** Adds a field that counts something. */
    Field field(String name, FieldType type, String unit, String doc) {
      return stored(name, type, unit, false, doc);
    }

    /** Adds a field of few values, for each of which sealed blocks keep a bitmap of rows. */
    Field indexed(String name, FieldType type, String doc) {
      return stored(name, type, "", true, doc);
    }

    /** Adds a field that is not stored: the product of stored ones. */
    Field product(String name, String unit, String doc, Field... factors) {
      return add(
          new Field(
              name, -1, FieldType.INT64, unit, false, List.of(factors), Optional.empty(), doc));
    }

    /** Adds a field that is not stored: one of several stored ones of its type. */
    Field choice(String name, FieldType type, String doc, Choice choice) {
      return add(new Field(name, -1, type, "", false, List.of(), Optional.of(choice), doc));
    }

    /** Adds a field as another table has it; what it chooses from is there already. */
    Field like(Field field) {
      return field.choice().isPresent()
          ? choice(field.name(), field.type(), field.doc(), own(field.choice().get()))
          : stored(field.name(), field.type(), field.unit(), field.indexed(), field.doc());
    }

    private Choice own(Choice choice) {
      return new Choice(
          own(choice.selector()),
          choice.fields().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, chosen -> own(chosen.getValue()))));
    }

    private Field own(Field other) {
      return fields.stream()
          .filter(field -> field.name().equals(other.name()))
          .findFirst()
          .orElseThrow();
    }

    Table build() {
      return new Table(name, doc, atLineRate, fields);
    }

    private Field stored(String name, FieldType type, String unit, boolean indexed, String doc) {
      return add(new Field(name, stored++, type, unit, indexed, List.of(), Optional.empty(), doc));
    }

    private Field add(Field field) {
      fields.add(field);
      return field;
    }
  }
}
