package io.weir.collector.sflow.counter;

import io.weir.collector.packet.TagIndex;
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

  private static final TagIndex INDEX =
      new TagIndex(ALL.stream().mapToInt(CounterFormat::tag).toArray());

  private CounterFormats() {}

  /** Every format, by tag. */
  public static List<CounterFormat> all() {
    return ALL;
  }

  /** The place of a tag's format among all, or {@link TagIndex#NONE}. */
  public static int place(int tag) {
    return INDEX.find(tag);
  }
}
