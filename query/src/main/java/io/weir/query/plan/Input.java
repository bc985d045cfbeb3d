package io.weir.query.plan;

import io.weir.query.ValueType;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a query reads of each row. */
public sealed interface Input {
  /** What its values are. */
  ValueType type();

  /** A field of the table, stored or derived. */
  record OfField(Field field) implements Input {
    @Override
    public ValueType type() {
      return switch (field.type()) {
        case TIME -> ValueType.TIME;
        case UINT8, UINT16, UINT32, INT64 -> ValueType.INTEGER;
        case NUMBER -> ValueType.NUMBER;
        case MAC -> ValueType.MAC;
        case ADDRESS -> ValueType.ADDRESS;
        case TEXT -> ValueType.TEXT;
      };
    }

    /** Asked for with every row that an expression reads: a name knows its hash. */
    @Override
    public int hashCode() {
      return field.name().hashCode();
    }
  }

  /** What an expression makes of fields. */
  record Computed(Term<Input> term) implements Input {
    @Override
    public ValueType type() {
      return term.type();
    }
  }

  /** The input that a term is. */
  static Input of(Term<Input> term) {
    return term instanceof Term.Of<Input>(Input input, ValueType _) ? input : new Computed(term);
  }

  /** The fields that it is made of, as inputs. */
  default Set<Input> fields() {
    return switch (this) {
      case OfField _ -> Set.of(this);
      case Computed(Term<Input> term) -> {
        Set<Input> fields = new LinkedHashSet<>();
        term.addTargets(fields);
        yield fields;
      }
    };
  }

  /** Whether each row's value stands for as many packets as its sampling rate says. */
  default boolean isScaled() {
    return fields().stream()
        .anyMatch(
            input ->
                input instanceof OfField(Field field)
                    && field.factors().contains(Flows.SAMPLING_RATE));
  }

  /** The other factor, where it is the product of one and the sampling rate. */
  default Optional<Input> sampled() {
    if (!(this instanceof OfField(Field field)) || field.factors().size() != 2 || !isScaled()) {
      return Optional.empty();
    }
    return field.factors().stream()
        .filter(factor -> !factor.equals(Flows.SAMPLING_RATE))
        .findFirst()
        .map(OfField::new);
  }
}
