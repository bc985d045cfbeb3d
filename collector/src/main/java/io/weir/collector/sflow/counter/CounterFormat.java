package io.weir.collector.sflow.counter;

import java.util.ArrayList;
import java.util.List;

/**
 * The layout of a counter record.
 *
 * @param tag enterprise and format (sFlow v5, section 4: data_format)
 * @param name what its document calls the structure
 * @param document where it is described: a file of sflow.org, or whose work it is
 * @param items what it holds, in the order of the wire
 * @param required how many of the items every agent sends: structures grow at their end
 */
public record CounterFormat(
    int tag, String name, String document, List<CounterItem> items, int required) {

  /** Starts a structure of the standard. */
  static Builder structure(int format, String name, String document) {
    return structure(0, format, name, document);
  }

  /** Starts a structure of an enterprise, by its number at IANA. */
  static Builder structure(int enterprise, int format, String name, String document) {
    return new Builder(enterprise << 12 | format, name, document);
  }

  /** Collects the items of a structure in the order of the wire, one call a run of one kind. */
  static final class Builder {
    private final int tag;
    private final String name;
    private final String document;
    private final List<CounterItem> items = new ArrayList<>();
    private int required = -1;

    private Builder(int tag, String name, String document) {
      this.tag = tag;
      this.name = name;
      this.document = document;
    }

    Builder counters32(String... names) {
      return all(CounterKind.COUNTER32, names);
    }

    Builder counters64(String... names) {
      return all(CounterKind.COUNTER64, names);
    }

    Builder gauges8(String... names) {
      return all(CounterKind.GAUGE8, names);
    }

    Builder gauges32(String... names) {
      return all(CounterKind.GAUGE32, names);
    }

    Builder gauges64(String... names) {
      return all(CounterKind.GAUGE64, names);
    }

    Builder percentages(String... names) {
      return all(CounterKind.PERCENTAGE, names);
    }

    Builder floats(String... names) {
      return all(CounterKind.FLOAT, names);
    }

    Builder strings(String... names) {
      return all(CounterKind.STRING, names);
    }

    /** Items of a kind that has no call of its own. */
    Builder all(CounterKind kind, String... names) {
      for (String item : names) {
        items.add(CounterItem.item(item, kind));
      }
      return this;
    }

    /** A number that stands for a word: 0 for the first, and so on. */
    Builder word(String item, String... words) {
      items.add(CounterItem.word(item, words));
      return this;
    }

    /** Groups of items; with a name, their number, from 0, tells them apart. */
    Builder list(String item, CounterItem... group) {
      items.add(CounterItem.list(item, List.of(group)));
      return this;
    }

    /** What follows came later: older agents do not send it. */
    Builder later() {
      required = items.size();
      return this;
    }

    CounterFormat build() {
      return new CounterFormat(
          tag, name, document, List.copyOf(items), required < 0 ? items.size() : required);
    }
  }
}
