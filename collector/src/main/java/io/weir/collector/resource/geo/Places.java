package io.weir.collector.resource.geo;

import io.weir.collector.resource.lookup.AddressRanges;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Text;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where addresses are, from databases of cities or of countries. Their records have either
 * MaxMind's own form ({@code country.iso_code}, {@code city.names.en}, {@code location.latitude})
 * or a flat one ({@code country_code}, {@code city}, {@code latitude}). Immutable; asking makes no
 * garbage.
 */
public final class Places {
  private static final Places NONE = new Places(AddressRanges.none());

  private final AddressRanges<Place> ranges;

  private Places(AddressRanges<Place> ranges) {
    this.ranges = ranges;
  }

  /** What holds without a database. */
  public static Places none() {
    return NONE;
  }

  /**
   * Reads databases, such as one of IPv4 and one of IPv6.
   *
   * @throws DatabaseException if one cannot be used
   */
  public static Places read(List<Path> files) throws DatabaseException {
    Reading reading = new Reading();
    AddressRanges.Builder<Place> ranges = new AddressRanges.Builder<>();
    for (Path file : files) {
      DatabaseFile.read(file, reading::place, "countries or cities", ranges);
    }
    return new Places(ranges.build());
  }

  /** Where an address is, given as {@link Address}'s two words; null if nobody knows. */
  public Place find(long high, long low) {
    return ranges.find(high, low);
  }

  /** How many ranges of addresses are known. */
  public int size() {
    return ranges.size();
  }

  /** Makes one place of all records that say the same, and one text of all that are the same. */
  private static final class Reading {
    private final Map<Told, Place> places = new HashMap<>();
    private final Map<String, Text> texts = new HashMap<>();

    /** What a database says; empty or null where it does not. */
    private record Told(String country, String city, Double latitude, Double longitude) {
      private boolean isEmpty() {
        return country.isEmpty() && city.isEmpty() && latitude == null;
      }
    }

    private Place place(Map<?, ?> found) {
      Told record =
          new Told(
              text(
                  found.containsKey("country")
                      ? in(found, "country").get("iso_code")
                      : found.get("country_code")),
              text(
                  found.get("city") instanceof Map<?, ?>
                      ? in(in(found, "city"), "names").get("en")
                      : found.get("city")),
              degrees(found, "latitude"),
              degrees(found, "longitude"));
      return record.isEmpty() ? null : places.computeIfAbsent(record, this::place);
    }

    private Place place(Told record) {
      boolean located = record.latitude != null && record.longitude != null;
      String location =
          located ? String.format(Locale.ROOT, "%.2f,%.2f", record.latitude, record.longitude) : "";
      return new Place(known(record.country), known(record.city), known(location));
    }

    private Text known(String text) {
      return text.isEmpty() ? null : texts.computeIfAbsent(text, Text::of);
    }

    private static Double degrees(Map<?, ?> found, String key) {
      Object flat = found.get(key);
      Object value = flat == null ? in(found, "location").get(key) : flat;
      return value instanceof Number number ? (Double) number.doubleValue() : null;
    }

    private static Map<?, ?> in(Map<?, ?> found, String key) {
      return found.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static String text(Object value) {
      return value instanceof String text ? text.strip() : "";
    }
  }
}
