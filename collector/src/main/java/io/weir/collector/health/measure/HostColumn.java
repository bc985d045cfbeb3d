package io.weir.collector.health.measure;

import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The hosts in a column of addresses, batch by batch. Where the block keeps its addresses by code,
 * each is looked up once.
 */
final class HostColumn {
  private static final int UNKNOWN = -1;

  private final Optional<Column> column;
  private final Optional<Dictionary> dictionary;
  private final ToIntFunction<Address> numbers;
  private final long[] highs; // by code, or by place where there are no codes
  private final long[] lows;
  private final int[] numberOfCode;
  private final int[] codes = new int[Columns.BATCH];
  private Address latest = new Address(0, 0);
  private int latestNumber = UNKNOWN;

  /** Hosts of a block, which {@code numbers} numbers. */
  HostColumn(Block block, Field field, ToIntFunction<Address> numbers) {
    this.column = block.column(field);
    this.dictionary = column.flatMap(Column::dictionary);
    this.numbers = numbers;
    int size = dictionary.map(Dictionary::size).orElse(Columns.BATCH);
    this.highs = new long[size];
    this.lows = new long[size];
    this.numberOfCode = new int[size];
    dictionary.ifPresent(addresses -> addresses.addresses(0, size, highs, lows));
    Arrays.fill(numberOfCode, UNKNOWN);
    Arrays.setAll(codes, place -> dictionary.isPresent() ? 0 : place);
  }

  /** Reads a batch. */
  void read(Rows rows) {
    if (dictionary.isPresent()) {
      column.get().codes(rows, codes);
    } else if (column.isPresent()) {
      column.get().addresses(rows, highs, lows);
    }
  }

  /** Tells the host at a place of the batch, which has one, from others. */
  long hash(int place) {
    int code = codes[place];
    return (highs[code] * 0x9e37_79b9_7f4a_7c15L ^ lows[code]) * 0xbf58_476d_1ce4_e5b9L;
  }

  /** The number of the host at a place of the batch, which has one. */
  int host(int place) {
    int code = codes[place];
    if (dictionary.isEmpty()) {
      return number(highs[code], lows[code]);
    }
    if (numberOfCode[code] == UNKNOWN) {
      numberOfCode[code] = number(highs[code], lows[code]);
    }
    return numberOfCode[code];
  }

  private int number(long high, long low) {
    if (latestNumber == UNKNOWN || latest.high() != high || latest.low() != low) {
      latest = new Address(high, low);
      latestNumber = numbers.applyAsInt(latest);
    }
    return latestNumber;
  }
}
