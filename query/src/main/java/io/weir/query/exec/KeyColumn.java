package io.weir.query.exec;

import io.weir.query.plan.Input;
import io.weir.storage.block.Block;
import io.weir.storage.block.Column;
import io.weir.storage.block.Dictionary;
import io.weir.storage.block.Rows;
import java.util.Arrays;
import java.util.Optional;

/**
 * One key in one block after the other, as codes of the query, or as numbers that hold within the
 * block: so that what is known of a few numbers need not be found for many rows. Belongs to one
 * thread.
 */
final class KeyColumn {
  /** How a block has the key. */
  private enum Form {
    /** Not at all. */
    ABSENT,
    /** As codes into a dictionary. */
    DICTIONARY,
    /** As words whose codes are next to each other where they are. */
    DENSE_WORDS,
    /** As other words. */
    WORDS,
    /** As addresses without a dictionary. */
    ADDRESSES
  }

  /** How far apart values may lie: as times in a year do. */
  private static final long FARTHEST = 1L << 35;

  /** The most codes that are kept from batch to batch where few of them are met. */
  private static final int MOST_KEPT = 4096;

  private final Input source;
  private final KeyCodes codes;
  private final Scratch scratch;
  private Form form = Form.ABSENT;
  private Optional<BlockInput> input = Optional.empty();
  private Optional<Dictionary> dictionary = Optional.empty();
  private boolean hasAbsent;
  private int locals;
  private long firstCode;
  private boolean knowsSome; // of the codes in codeOfLocal, where those that are not known are 0
  private boolean knowsAll;
  private long[] codeOfLocal = new long[0];

  KeyColumn(Input source, KeyCodes codes, Scratch scratch) {
    this.source = source;
    this.codes = codes;
    this.scratch = scratch;
  }

  /** Turns to a block. */
  void begin(Block block) {
    input = BlockInput.of(source, block);
    hasAbsent = input.isPresent() && input.get().hasAbsent();
    dictionary = input.flatMap(BlockInput::stored).flatMap(Column::dictionary);
    form = form();
    locals = locals();
    knowsSome = false;
    knowsAll = false;
  }

  /** How many numbers the values have in this block, that of the absent one, 0, included. */
  int localCount() {
    return locals;
  }

  /** Writes the number of each row's value, which holds in this block only. */
  void locals(Rows rows, int[] out) {
    int count = rows.count();
    switch (form) {
      case ABSENT -> Arrays.fill(out, 0, count, 0);
      case DICTIONARY -> {
        column().codes(rows, out);
        for (int i = 0; i < count; i++) {
          out[i]++;
        }
        clearAbsent(rows, out);
      }
      case DENSE_WORDS -> {
        long[] words = scratch.highs;
        input.orElseThrow().longs(rows, words, scratch);
        ((KeyCodes.OfLongs) codes).of(words, count);
        for (int i = 0; i < count; i++) {
          out[i] = (int) (words[i] - firstCode) + 1;
        }
        clearAbsent(rows, out);
      }
      case WORDS, ADDRESSES -> throw new IllegalStateException("there are too many values");
    }
  }

  /** The query's code of a number that holds in this block. */
  long code(int local) {
    if (local == 0) {
      return KeyCodes.ABSENT;
    }
    if (form == Form.DENSE_WORDS) {
      return firstCode + local - 1;
    }
    if (!knowsSome) {
      reserve();
      Arrays.fill(codeOfLocal, 0, locals, KeyCodes.ABSENT);
      knowsSome = true;
    }
    if (codeOfLocal[local] == KeyCodes.ABSENT) {
      codeOfLocal[local] = codes.of(dictionary.orElseThrow(), local - 1);
    }
    return codeOfLocal[local];
  }

  /** The query's code of a value, as results hold it; null is the absent one. */
  long codeOf(Object value) {
    return value == null ? KeyCodes.ABSENT : codes.ofCell(value);
  }

  /** Writes the query's code of each row's value. */
  void codes(Rows rows, long[] out) {
    int count = rows.count();
    switch (form) {
      case ABSENT -> Arrays.fill(out, 0, count, KeyCodes.ABSENT);
      case DICTIONARY -> ofDictionary(rows, out);
      case DENSE_WORDS, WORDS -> ofWords(rows, (KeyCodes.OfLongs) codes, out);
      case ADDRESSES -> ofAddresses(rows, (KeyCodes.Addresses) codes, out);
    }
  }

  private Form form() {
    if (input.isEmpty()) {
      return Form.ABSENT;
    }
    if (dictionary.isPresent()) {
      return Form.DICTIONARY;
    }
    return switch (codes) {
      case KeyCodes.OfLongs longs -> longs.isDense() ? Form.DENSE_WORDS : Form.WORDS;
      case KeyCodes.Addresses _ -> Form.ADDRESSES;
      case KeyCodes.Texts _ -> throw new IllegalStateException("text has a dictionary");
    };
  }

  private int locals() {
    return switch (form) {
      case ABSENT -> 1;
      case DICTIONARY -> 1 + dictionary.orElseThrow().size();
      case DENSE_WORDS -> {
        KeyCodes.OfLongs longs = (KeyCodes.OfLongs) codes;
        long min = column().min();
        long max = column().max();
        firstCode = longs.of(min);
        boolean near = max - min >= 0 && max - min <= FARTHEST;
        long count = longs.of(max) - firstCode + 2;
        yield near ? (int) Math.min(count, Integer.MAX_VALUE) : Integer.MAX_VALUE;
      }
      case WORDS, ADDRESSES -> Integer.MAX_VALUE;
    };
  }

  private Column column() {
    return input.orElseThrow().stored().orElseThrow();
  }

  /** What absent rows hold means nothing, and must not be taken for a value. */
  private void ofWords(Rows rows, KeyCodes.OfLongs words, long[] out) {
    input.orElseThrow().longs(rows, out, scratch);
    if (!hasAbsent) {
      words.of(out, rows.count());
      return;
    }
    boolean[] mask = scratch.mask;
    input.orElseThrow().present(rows, mask, scratch);
    if (words.isDense()) {
      words.of(out, rows.count()); // which keeps nothing of what they hold
      for (int i = 0; i < rows.count(); i++) {
        out[i] = mask[i] ? out[i] : KeyCodes.ABSENT;
      }
      return;
    }
    for (int i = 0; i < rows.count(); i++) {
      out[i] = mask[i] ? words.of(out[i]) : KeyCodes.ABSENT;
    }
  }

  private void ofAddresses(Rows rows, KeyCodes.Addresses addresses, long[] out) {
    column().addresses(rows, scratch.highs, out);
    if (!hasAbsent) {
      addresses.of(scratch.highs, out, rows.count());
      return;
    }
    column().present(rows, scratch.mask);
    for (int i = 0; i < rows.count(); i++) {
      out[i] = scratch.mask[i] ? addresses.of(scratch.highs[i], out[i]) : KeyCodes.ABSENT;
    }
  }

  /** Translates all of a dictionary at once if most of its entries will be met. */
  private void ofDictionary(Rows rows, long[] out) {
    Dictionary entries = dictionary.orElseThrow();
    int[] numbers = scratch.codes;
    locals(rows, numbers);
    int ofBlock = rows.dense() ? Block.MAX_ROWS / Batches.SIZE : 1;
    boolean many = rows.count() * ofBlock > entries.size();
    boolean ofColumn = entries.sorted(); // an open block has one of texts of all columns
    if (ofColumn && many && !knowsAll) {
      translate();
    }
    if (knowsAll) {
      for (int i = 0; i < rows.count(); i++) {
        out[i] = codeOfLocal[numbers[i]];
      }
      return;
    }
    boolean keeps = locals <= MOST_KEPT;
    for (int i = 0; i < rows.count(); i++) {
      out[i] = keeps || numbers[i] == 0 ? code(numbers[i]) : codes.of(entries, numbers[i] - 1);
    }
  }

  private void translate() {
    reserve();
    codeOfLocal[0] = KeyCodes.ABSENT;
    Dictionary entries = dictionary.orElseThrow();
    for (int first = 0; first < entries.size(); first += Batches.SIZE) {
      int count = Math.min(Batches.SIZE, entries.size() - first);
      codes.of(entries, first, count, codeOfLocal, first + 1, scratch);
    }
    knowsSome = true;
    knowsAll = true;
  }

  private void reserve() {
    if (codeOfLocal.length < locals) {
      codeOfLocal = new long[locals * 2];
    }
  }

  private void clearAbsent(Rows rows, int[] out) {
    if (!hasAbsent) {
      return;
    }
    column().present(rows, scratch.mask);
    for (int i = 0; i < rows.count(); i++) {
      out[i] = scratch.mask[i] ? out[i] : 0;
    }
  }
}
