package io.weir.collector.sflow.counter;

import io.weir.collector.ingest.IngestCounter;
import io.weir.collector.ingest.IngestCounters;
import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.RowTexts;
import io.weir.collector.packet.TextBuffer;
import io.weir.collector.packet.Xdr;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Row;
import io.weir.storage.store.RowWriter;
import java.util.List;

/**
 * Makes a row of each value in a counter record, as its format says. Believes no count and no
 * length on the wire beyond the bytes that there are. Makes no garbage. Belongs to one thread.
 */
public final class CounterRecordDecoder {
  private static final long UNKNOWN = 0xffff_ffffL; // sFlow v5, section 5: counter_data
  private static final int MAX_MADE_BYTES = 1024;
  private static final int MAX_TEXT_BYTES =
      255; // names of containers are the longest that agents send

  private final RowWriter writer;
  private final IngestCounters counters;
  private final Row row;
  private final TextBuffer tag = new TextBuffer(MAX_MADE_BYTES);
  private final TextBuffer text = new TextBuffer(MAX_MADE_BYTES);
  private byte[] bytes = {};
  private int at;
  private int end;

  /**
   * A decoder that appends to a writer.
   *
   * @param row a row of {@link Counters}, on which whoever decodes samples sets what their rows
   *     have in common
   */
  public CounterRecordDecoder(Row row, RowWriter writer, IngestCounters counters) {
    this.row = row;
    this.writer = writer;
    this.counters = counters;
  }

  /**
   * Decodes the body of a record: what is there, since structures may have grown at their end, or
   * end early.
   *
   * @return whether there was as much as every agent sends
   */
  public boolean decode(CounterFormat format, byte[] datagram, int from, int to) {
    bytes = datagram;
    at = from;
    end = to;
    row.clear(Counters.TAGS);
    return items(format.items()) >= format.required();
  }

  /** Answers how many of the items were there. */
  private int items(List<CounterItem> items) {
    int read = 0;
    while (read < items.size() && item(items.get(read))) {
      read++;
    }
    return read;
  }

  private boolean item(CounterItem item) {
    int from = at;
    if (item.kind().bytes() > end - from) {
      return false;
    }
    at += item.kind().bytes();
    switch (item.kind()) {
      case COUNTER32, GAUGE32, PERCENTAGE -> unsigned(item, Bytes.u32(bytes, from));
      case COUNTER64, GAUGE64 -> wide(item, Bytes.i64(bytes, from));
      case GAUGE8 -> number(item, Bytes.u8(bytes, from));
      case SIGNED_PERCENTAGE, SIGNED_TENTHS, SIGNED_THOUSANDTHS ->
          signed(item, Bytes.i32(bytes, from));
      case FLOAT -> real(item, Float.intBitsToFloat(Bytes.i32(bytes, from)));
      case WORD -> word(item, Bytes.u32(bytes, from));
      case IDENTIFIER -> identifier(item, from);
      case MAC -> text(item, text.clear().putMac(Bytes.mac(bytes, from)));
      case UUID -> uuid(item, from);
      case NUMBER_TAG -> numberTag(item, Bytes.u32(bytes, from));
      case STRING, TEXT_TAG -> {
        return string(item, Bytes.i32(bytes, from));
      }
      case LIST -> {
        return list(item, Bytes.i32(bytes, from));
      }
    }
    return true;
  }

  /** Ends with the bytes, whatever the count says: each group takes some. */
  private boolean list(CounterItem list, int count) {
    for (int i = 0; i != count; i++) {
      if (!list.name().isEmpty()) {
        numberTag(list, Integer.toUnsignedLong(i));
      }
      if (items(list.items()) < list.items().size()) {
        return false;
      }
    }
    row.clear(Counters.TAGS);
    return true;
  }

  private boolean string(CounterItem item, int length) {
    int from = at;
    int left = end - from;
    if (length < 0 || length > left) {
      return false;
    }
    at += Xdr.padded(length, left);
    int kept = whole(from, RowTexts.end(bytes, from, length) - from);
    if (item.kind() == CounterKind.TEXT_TAG) {
      textTag(item, from, kept);
    } else {
      text(item, text.clear().putText(bytes, from, kept));
    }
    return true;
  }

  /** As much of a text as is kept, and no part of a character. */
  private int whole(int from, int length) {
    if (length <= MAX_TEXT_BYTES) {
      return length;
    }
    int kept = MAX_TEXT_BYTES;
    while (kept > 0 && (bytes[from + kept] & 0xc0) == 0x80) {
      kept--;
    }
    return kept;
  }

  private void unsigned(CounterItem item, long number) {
    if (number != UNKNOWN) {
      number(item, (double) number);
    }
  }

  private void wide(CounterItem item, long bits) {
    if (bits != -1) {
      number(item, Bytes.unsigned(bits));
    }
  }

  private void signed(CounterItem item, int number) {
    if (Math.abs((long) number) < Integer.MAX_VALUE) {
      number(item, number);
    }
  }

  private void real(CounterItem item, float number) {
    if (Float.isFinite(number) && number != -1) {
      number(item, number);
    }
  }

  private void number(CounterItem item, double number) {
    row.clear(Counters.TEXT_VALUE);
    row.setNumber(Counters.VALUE, number / item.kind().divisor());
    keep(item);
  }

  private void word(CounterItem item, long number) {
    if (number < item.words().size()) {
      byte[] word = item.words().get((int) number);
      text(item, word, 0, word.length);
    } else if (number != UNKNOWN) {
      text(item, text.clear().put(number));
    }
  }

  private void identifier(CounterItem item, int from) {
    if (Bytes.i64(bytes, from) != -1) {
      text(item, text.clear().putHex(Bytes.i64(bytes, from), 16));
    }
  }

  private void uuid(CounterItem item, int from) {
    if ((Bytes.i64(bytes, from) | Bytes.i64(bytes, from + 8)) != 0) {
      text(item, text.clear().putUuid(bytes, from));
    }
  }

  private void text(CounterItem item, TextBuffer made) {
    text(item, made.bytes(), 0, made.length());
  }

  private void text(CounterItem item, byte[] from, int offset, int length) {
    if (length > 0) {
      row.clear(Counters.VALUE);
      row.setText(Counters.TEXT_VALUE, from, offset, length);
      keep(item);
    }
  }

  private void numberTag(CounterItem item, long number) {
    row.clear(Counters.TAGS);
    if (number != UNKNOWN) {
      beginTag(item).put(number);
      row.setText(Counters.TAGS, tag.bytes(), 0, tag.length());
    }
  }

  private void textTag(CounterItem item, int from, int length) {
    row.clear(Counters.TAGS);
    if (length > 0) {
      beginTag(item).putText(bytes, from, length);
      row.setText(Counters.TAGS, tag.bytes(), 0, tag.length());
    }
  }

  private TextBuffer beginTag(CounterItem item) {
    return tag.clear().put(item.nameBytes()).put('=');
  }

  private void keep(CounterItem item) {
    item.describe(row);
    if (!writer.append(row)) {
      counters.add(IngestCounter.ROWS_LOST, 1);
    }
  }
}
