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

  /** The place of a tag's format among all; negative if it has none. */
  public static int place(int tag) {
    return Arrays.binarySearch(TAGS, tag);
  }
}
