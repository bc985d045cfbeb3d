package io.weir.collector.sflow.counter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every counter record that is decoded. */
public final class CounterFormats {
  private static final List<CounterFormat> ALL =
      Stream.of(
              InterfaceCounters.FORMATS,
              HostCounters.FORMATS,
              VirtualCounters.FORMATS,
              ApplicationCounters.FORMATS,
              EnvironmentCounters.FORMATS,
              VendorCounters.FORMATS)
          .flatMap(List::stream)
          .sorted(Comparator.comparingInt(CounterFormat::tag))
          .toList();

  private static final int[] TAGS = ALL.stream().mapToInt(CounterFormat::tag).toArray();

  private CounterFormats() {}

  /** Every format, by tag. */
  public static List<CounterFormat> all() {
    return ALL;
  }

  /** The format of a tag; null if there is none, since this is asked for each record. */
  public static CounterFormat of(int tag) {
    int place = Arrays.binarySearch(TAGS, tag);
    return place < 0 ? null : ALL.get(place);
  }
}
