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
  private boolean keepsCodes;
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
    keepsCodes = false;
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

  /** What codes stand for in the block, where it is hashes of a dictionary that are read. */
  Optional<HashedEntries> coded() {
    return reading == Arguments.Reading.HASHES && input.isPresent()
        ? column().dictionary().map(entries -> new HashedEntries(entries, source.type(), scratch))
        : Optional.empty();
  }

  /** From now on, in this block, codes are read instead of their hashes. */
  void keepCodes() {
    keepsCodes = true;
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
    if (!keepsCodes && source.type() == ValueType.ADDRESS) {
      column().addresses(rows, scratch.highs, words);
      HashedEntries.hash(scratch.highs, words, rows.count());
      return;
    }
    column().codes(rows, scratch.codes);
    if (keepsCodes) {
      for (int i = 0; i < rows.count(); i++) {
        words[i] = scratch.codes[i];
      }
      return;
    }
    Dictionary dictionary = column().dictionary().orElseThrow();
    for (int i = 0; i < rows.count(); i++) {
      words[i] = present[i] ? hash(dictionary, scratch.codes[i]) : 0;
    }
  }

  /** The hash of a code's text, made when it is first asked for. */
  private long hash(Dictionary dictionary, int code) {
    if (hashOfCode[code] == 0) {
      hashOfCode[code] = HashedEntries.hash(dictionary.text(code));
    }
    return hashOfCode[code];
  }

  private Column column() {
    return input.orElseThrow().stored().orElseThrow();
  }
}
