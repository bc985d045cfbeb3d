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
 * The numbers of the hosts in a column of addresses, batch by batch. Where the block keeps its
 * addresses by code, each is looked up once.
 */
final class HostColumn {
  private static final int UNKNOWN = -1;

  private final Optional<Column> column;
  private final Optional<Dictionary> dictionary;
  private final ToIntFunction<Address> numbers;
  private final int[] numberOfCode;
  private final int[] codes = new int[Columns.BATCH];
  private final long[] highs = new long[Columns.BATCH];
  private final long[] lows = new long[Columns.BATCH];

  /** Hosts of a block, which {@code numbers} numbers. */
  HostColumn(Block block, Field field, ToIntFunction<Address> numbers) {
    this.column = block.column(field);
    this.dictionary = column.flatMap(Column::dictionary);
    this.numbers = numbers;
    this.numberOfCode = new int[dictionary.map(Dictionary::size).orElse(0)];
    Arrays.fill(numberOfCode, UNKNOWN);
  }

  /** Reads a batch. */
  void read(Rows rows) {
    if (dictionary.isPresent()) {
      column.get().codes(rows, codes);
    } else if (column.isPresent()) {
      column.get().addresses(rows, highs, lows);
    }
  }

  /** The number of the host at a place of the batch, which has one. */
  int host(int place) {
    if (dictionary.isEmpty()) {
      return numbers.applyAsInt(new Address(highs[place], lows[place]));
    }
    int code = codes[place];
    if (numberOfCode[code] == UNKNOWN) {
      Dictionary addresses = dictionary.get();
      numberOfCode[code] =
          numbers.applyAsInt(new Address(addresses.high(code), addresses.value(code)));
    }
    return numberOfCode[code];
  }
}
