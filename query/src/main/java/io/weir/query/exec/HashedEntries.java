package io.weir.query.exec;

import io.weir.query.ValueType;
import io.weir.storage.block.Dictionary;

/**
 * The texts or addresses of a dictionary as hashes, the same as rows without one have. Belongs to
 * one thread.
 */
record HashedEntries(Dictionary dictionary, ValueType type, Scratch scratch)
    implements DistinctAccumulator.CodedWords {
  @Override
  public int size() {
    return dictionary.size();
  }

  @Override
  public void read(int first, int count, long[] out) {
    if (type == ValueType.ADDRESS) {
      dictionary.addresses(first, count, scratch.highs, out);
      hash(scratch.highs, out, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      out[i] = hash(dictionary.text(first + i));
    }
  }

  /** Replaces the lower words of addresses by hashes; those of IPv4 stay as they are. */
  static void hash(long[] highs, long[] lows, int count) {
    for (int i = 0; i < count; i++) {
      lows[i] ^= mixed(highs[i]);
    }
  }

  /** The hash of a text; never 0. */
  static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = mixed(hash ^ text.charAt(i));
    }
    return hash == 0 ? 1 : hash;
  }

  /** MurmurHash3's finalizer: no two words are mixed to the same, 0 to itself. */
  private static long mixed(long word) {
    long once = (word ^ word >>> 33) * 0xff51_afd7_ed55_8ccdL;
    long twice = (once ^ once >>> 33) * 0xc4ce_b9fe_1a85_ec53L;
    return twice ^ twice >>> 33;
  }
}
