package io.weir.collector.health.measure;

import io.weir.collector.health.path.PathKey;
import io.weir.collector.health.path.Place;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Paths;
import io.weir.storage.schema.Table;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The fields that say which path a row is of, in tables that have them. */
final class PathFields {
  private static final List<Field> OF_PATHS =
      List.of(
          Paths.LOCAL_REGION,
          Paths.LOCAL_ZONE,
          Paths.LOCAL_VPC,
          Paths.LOCAL_SUBNET,
          Paths.LOCAL_NAME,
          Paths.LOCAL_SERVICE,
          Paths.REMOTE_REGION,
          Paths.REMOTE_ZONE,
          Paths.REMOTE_VPC,
          Paths.REMOTE_SUBNET,
          Paths.REMOTE_NAME,
          Paths.REMOTE_SERVICE,
          Paths.PROVIDER);

  /** The same fields of flows. */
  private static final List<Field> OF_FLOWS =
      OF_PATHS.stream().map(field -> Flows.TABLE.field(field.name()).orElseThrow()).toList();

  private PathFields() {}

  /** The fields of a table. */
  static List<Field> of(Table table) {
    return table.equals(Paths.TABLE) ? OF_PATHS : OF_FLOWS;
  }

  /** The path of a row whose texts are given in the order of the fields. */
  static PathKey key(IntFunction<String> texts) {
    return new PathKey(place(texts, 0), place(texts, 6), texts.apply(12));
  }

  /** The texts of a path in the order of the fields. */
  static List<String> texts(PathKey key) {
    return Stream.of(words(key.local()), words(key.remote()), Stream.of(key.provider()))
        .flatMap(words -> words)
        .toList();
  }

  private static Place place(IntFunction<String> texts, int from) {
    return new Place(
        texts.apply(from),
        texts.apply(from + 1),
        texts.apply(from + 2),
        texts.apply(from + 3),
        texts.apply(from + 4),
        texts.apply(from + 5));
  }

  private static Stream<String> words(Place place) {
    return Stream.of(
        place.region(), place.zone(), place.vpc(), place.subnet(), place.name(), place.service());
  }
}
