package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.query.plan.Input;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import java.util.Arrays;
import java.util.Optional;

/** One argument of aggregates in one block after the other, as words. Belongs to one thread. */
final class ArgumentColumn {
  private final Input source;
  private final Arguments.Reading reading;
  private final KeyColumn codes;
  private final Scratch scratch;
  private Optional<BlockInput> input = Optional.empty();
  private long[] hashOfCode = new long[0];

  ArgumentColumn(Input source, Arguments.Reading reading, KeyCodes codes, Scratch scratch) {
    this.source = source;
    this.reading = reading;
    this.codes = new KeyColumn(source, codes, scratch);
    this.scratch = scratch;
  }

  /** Turns to a block, and writes which rows have a value if all have, or none. */
  void begin(Block block, boolean[] present) {
    input = BlockInput.of(source, block);
    Arrays.fill(present, input.isPresent());
    if (input.isEmpty()) {
      return;
    }
    if (reading == Arguments.Reading.CODES) {
      codes.begin(block);
    }
    if (reading == Arguments.Reading.HASHES && source.type() == ValueType.TEXT) {
      Dictionary dictionary = column().dictionary().orElseThrow();
      hashOfCode = new long[dictionary.size()];
    }
  }

  /** Whether some row of the block has no value. */
  boolean isPartial() {
    return input.isEmpty() || input.get().hasAbsent();
  }

  /** Writes the words of some rows of that block, and which are there where not all are. */
  void read(Rows rows, long[] words, boolean[] present) {
    if (input.isEmpty()) {
      return;
    }
    if (input.get().hasAbsent()) {
      input.get().present(rows, present, scratch);
    }
    switch (reading) {
      case PRESENCE -> {}
      case VALUES -> input.get().longs(rows, words, scratch);
      case CODES -> codes.codes(rows, words);
      case HASHES -> hashes(rows, words, present);
    }
  }

  private void hashes(Rows rows, long[] words, boolean[] present) {
    if (source.type() == ValueType.ADDRESS) {
      column().addresses(rows, scratch.highs, words);
      for (int i = 0; i < rows.count(); i++) {
        words[i] ^= mixed(scratch.highs[i]);
      }
      return;
    }
    Dictionary dictionary = column().dictionary().orElseThrow();
    column().codes(rows, scratch.codes);
    for (int i = 0; i < rows.count(); i++) {
      words[i] = present[i] ? hash(dictionary, scratch.codes[i]) : 0;
    }
  }

  /** The hash of a code's text, which is never 0, made when it is first asked for. */
  private long hash(Dictionary dictionary, int code) {
    if (hashOfCode[code] == 0) {
      String text = dictionary.text(code);
      long hash = text.length();
      for (int i = 0; i < text.length(); i++) {
        hash = mixed(hash ^ text.charAt(i));
      }
      hashOfCode[code] = hash == 0 ? 1 : hash;
    }
    return hashOfCode[code];
  }

  private Column column() {
    return input.orElseThrow().stored().orElseThrow();
  }

  /** MurmurHash3's finalizer: no two words are mixed to the same, 0 to itself. */
  private static long mixed(long word) {
    long once = (word ^ word >>> 33) * 0xff51_afd7_ed55_8ccdL;
    long twice = (once ^ once >>> 33) * 0xc4ce_b9fe_1a85_ec53L;
    return twice ^ twice >>> 33;
  }
}
