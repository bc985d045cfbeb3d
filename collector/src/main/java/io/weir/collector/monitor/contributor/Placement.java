package io.weir.collector.monitor.contributor;

import io.weir.collector.monitor.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where both ends of some flows are: the cells of the columns that {@link #fields} names.
 *
 * @param cells texts, or null where the inventory does not say
 */
record Placement(List<Optional<String>> cells) {

  /** The fields that tell it, with the end that is to count as the local one. */
  static List<String> fields(Side local) {
    Side remote = local.other();
    return List.of(
        "direction",
        local.field("region"),
        local.field("vpc"),
        local.field("zone"),
        remote.field("region"),
        remote.field("vpc"),
        remote.field("zone"),
        remote.field("service"));
  }

  static Placement of(Object[] row) {
    return new Placement(
        IntStream.range(0, fields(Side.LOCAL).size())
            .mapToObj(column -> Optional.ofNullable((String) row[column]))
            .toList());
  }

  /** Whether both ends are one's own. */
  boolean isInternal() {
    return cells.get(0).filter("internal"::equals).isPresent();
  }

  Optional<String> localRegion() {
    return cells.get(1);
  }

  Optional<String> localVpc() {
    return cells.get(2);
  }

  Optional<String> localZone() {
    return cells.get(3);
  }

  Optional<String> remoteRegion() {
    return cells.get(4);
  }

  Optional<String> remoteVpc() {
    return cells.get(5);
  }

  Optional<String> remoteZone() {
    return cells.get(6);
  }

  Optional<String> remoteService() {
    return cells.get(7);
  }

  /** What is true of its flows and no others, with the end that is to count as the local one. */
  String condition(Side local) {
    List<String> fields = fields(local);
    return IntStream.range(0, fields.size())
        .mapToObj(index -> is(fields.get(index), cells.get(index)))
        .collect(Collectors.joining(" and ", "(", ")"));
  }

  private static String is(String field, Optional<String> value) {
    return value.map(text -> field + " = " + FlowText.quoted(text)).orElse(field + " is absent");
  }
}
