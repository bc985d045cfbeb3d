package io.weir.collector.sflow.counter;

import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An item of a counter record, with its texts as rows take them. */
public final class CounterItem {
  private final String name;
  private final CounterKind kind;
  private final List<CounterItem> items;
  private final List<byte[]> words;
  private final Text nameText;
  private final Text kindText;

  private CounterItem(String name, CounterKind kind, List<CounterItem> items, List<byte[]> words) {
    this.name = name;
    this.kind = kind;
    this.items = items;
    this.words = words;
    this.nameText = Text.of(name);
    this.kindText = Text.of(kind.label());
  }

  static CounterItem item(String name, CounterKind kind) {
    return new CounterItem(name, kind, List.of(), List.of());
  }

  /** A number that stands for a word: 0 for the first, and so on. */
  static CounterItem word(String name, String... words) {
    List<byte[]> texts = List.of(words).stream().map(CounterItem::ascii).toList();
    return new CounterItem(name, CounterKind.WORD, List.of(), texts);
  }

  /** Groups of items; with a name, their number, from 0, tells them apart. */
  static CounterItem list(String name, List<CounterItem> items) {
    return new CounterItem(name, CounterKind.LIST, items, List.of());
  }

  /** The name of its value; of a tag, and of a list whose groups are numbered, the tag's name. */
  public String name() {
    return name;
  }

  /** How it stands on the wire, and how its value moves. */
  public CounterKind kind() {
    return kind;
  }

  /** The items of each group of a list; else empty. */
  public List<CounterItem> items() {
    return items;
  }

  byte[] nameBytes() {
    return nameText.bytes();
  }

  /** What a number may stand for. */
  List<byte[]> words() {
    return words;
  }

  /** Sets the name and the kind of a row. */
  void describe(Row row) {
    row.setText(Counters.NAME, nameText);
    row.setText(Counters.KIND, kindText);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
