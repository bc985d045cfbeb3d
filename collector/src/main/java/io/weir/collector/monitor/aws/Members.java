package io.weir.collector.monitor.aws;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The members of a structure, read one by one with the constraints of the service model. A member
 * that violates one reads as absent or empty, and counts among the violations.
 */
final class Members {
  private final JsonObject json;
  private final String prefix;
  private final Violations violations;

  Members(JsonObject json, String prefix, Violations violations) {
    this.json = json;
    this.prefix = prefix;
    this.violations = violations;
  }

  /** A text that must be there. */
  String text(String name, TextRule rule) {
    if (isMissing(name)) {
      return "";
    }
    return optionalText(name, rule).orElse("");
  }

  /** A text that may be there. */
  Optional<String> optionalText(String name, TextRule rule) {
    return optional(name, String.class, "a string").filter(text -> keepsTo(rule, name, text));
  }

  /** A whole number that may be there. */
  Optional<Integer> optionalInteger(String name, int least, int most) {
    Optional<Number> number = optional(name, Number.class, "an integer");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    double value = number.get().doubleValue();
    if (value != Math.rint(value)) {
      violations.add(prefix + name, number.get(), "Member must be an integer");
    } else if (value < least) {
      violations.add(
          prefix + name, number.get(), "Member must have value greater than or equal to " + least);
    } else if (value > most) {
      violations.add(
          prefix + name, number.get(), "Member must have value less than or equal to " + most);
    } else {
      return Optional.of((int) value);
    }
    return Optional.empty();
  }

  /** A moment that must be there, as ISO 8601 with its offset. */
  Instant moment(String name) {
    if (isMissing(name)) {
      return Instant.EPOCH;
    }
    Optional<String> text = optional(name, String.class, "a timestamp in ISO 8601");
    try {
      return text.map(each -> OffsetDateTime.parse(each).toInstant()).orElse(Instant.EPOCH);
    } catch (DateTimeException _) {
      violations.add(
          prefix + name,
          text.orElseThrow(),
          "Member must be a timestamp in ISO 8601, as in 2026-11-21T00:00:00Z");
      return Instant.EPOCH;
    }
  }

  /** One of some names that must be there. */
  <T> Optional<T> choice(String name, Map<String, T> choices) {
    return isMissing(name) ? Optional.empty() : optionalChoice(name, choices);
  }

  /** One of some names that may be there. */
  <T> Optional<T> optionalChoice(String name, Map<String, T> choices) {
    Optional<String> text = optional(name, String.class, "a string");
    if (text.isPresent() && !choices.containsKey(text.get())) {
      violations.add(
          prefix + name, text.get(), "Member must satisfy enum value set: " + choices.keySet());
    }
    return text.map(choices::get);
  }

  /** A structure that must be there. */
  Members object(String name) {
    JsonObject inner =
        isMissing(name)
            ? new JsonObject()
            : optional(name, JsonObject.class, "an object").orElseGet(JsonObject::new);
    return new Members(inner, prefix + name + ".", violations);
  }

  /** The structures of a list; none if it is not there. */
  List<Members> objects(String name, int least, int most) {
    List<Members> objects = new ArrayList<>();
    JsonArray array = array(name, least, most);
    for (int index = 0; index < array.size(); index++) {
      String place = name + "." + (index + 1) + ".member";
      if (array.getValue(index) instanceof JsonObject object) {
        objects.add(new Members(object, prefix + place + ".", violations));
      } else {
        violations.add(
            prefix + place, String.valueOf(array.getValue(index)), "Member must be an object");
      }
    }
    return objects;
  }

  /** The texts of a list; none if it is not there. */
  List<String> texts(String name, int least, int most, TextRule rule) {
    List<String> texts = new ArrayList<>();
    for (Object each : array(name, least, most)) {
      String text = String.valueOf(each);
      if (keepsTo(rule, name, text)) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** The texts of a map; none if it is not there. */
  Map<String, String> textMap(String name, int most, TextRule keyRule, TextRule valueRule) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonObject map = optional(name, JsonObject.class, "an object").orElseGet(JsonObject::new);
    if (map.size() > most) {
      violations.add(
          name, map.size() + " entries", "Member must have length less than or equal to " + most);
    }
    for (Map.Entry<String, Object> entry : map) {
      String place = name + "." + entry.getKey() + ".member";
      if (!(entry.getValue() instanceof String value)) {
        violations.add(place, String.valueOf(entry.getValue()), "Member must be a string");
      } else if (keepsTo(keyRule, name, entry.getKey()) && keepsTo(valueRule, place, value)) {
        texts.put(entry.getKey(), value);
      }
    }
    return texts;
  }

  /** Whether a member is not there, which is a violation. */
  boolean isMissing(String name) {
    boolean missing = json.getValue(name) == null;
    if (missing) {
      violations.missing(prefix + name);
    }
    return missing;
  }

  /** The names of an enum's constants, in order. */
  static <E extends Enum<E>> Map<String, E> names(Class<E> type) {
    return List.of(type.getEnumConstants()).stream()
        .collect(Collectors.toMap(Enum::name, each -> each, (one, _) -> one, LinkedHashMap::new));
  }

  private JsonArray array(String name, int least, int most) {
    Optional<JsonArray> array = optional(name, JsonArray.class, "an array");
    int size = array.map(JsonArray::size).orElse(least);
    if (size < least) {
      violations.add(
          prefix + name, array.get(), "Member must have length greater than or equal to " + least);
    }
    if (size > most) {
      violations.add(
          prefix + name,
          size + " members",
          "Member must have length less than or equal to " + most);
    }
    return array.orElseGet(JsonArray::new);
  }

  private <T> Optional<T> optional(String name, Class<T> type, String what) {
    Object value = json.getValue(name);
    if (value != null && !type.isInstance(value)) {
      violations.add(prefix + name, value, "Member must be " + what);
    }
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  private boolean keepsTo(TextRule rule, String name, String text) {
    Optional<String> violation = rule.violation(text);
    violation.ifPresent(constraint -> violations.add(prefix + name, text, constraint));
    return violation.isEmpty();
  }
}
