package io.weir.storage.open;

import io.weir.storage.schema.Text;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The texts of an open file, each once; a column of text holds their codes. One writer adds;
 * readers take codes below a count that was published with the rows.
 *
 * <pre>
 *        0  u32[131,072]  for each code where its entry begins, from the heap's start
 *   524288  entries: u32 length, UTF-8 bytes
 * </pre>
 */
final class TextHeap {
  private static final int MAX_TEXTS = 1 << 17;
  private static final int ENTRIES = MAX_TEXTS * Integer.BYTES;
  static final int SLOTS = MAX_TEXTS * 2;
  static final int KNOWN_BITS = 12;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  /** A word of a text in the machine's order of bytes, as in the heap. */
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** Bytes that a heap takes in a file. */
  static final int BYTES = 8 << 20;

  private final MemorySegment heap;
  private final OpenFile file;

  // of the file's room, which is taken for the first text
  private int[] slots = {};
  private Text[] known = {};
  private int[] knownCodes = {};

  private int texts;
  private int end;

  /** Takes up the heap of a file with the texts that it has. */
  TextHeap(OpenFile file, int texts) {
    this.file = file;
    this.heap = file.heap();
    this.texts = texts;
    this.end =
        texts == 0 ? ENTRIES : offset(heap, texts - 1) + Integer.BYTES + length(heap, texts - 1);
  }

  int texts() {
    return texts;
  }

  /** The code of a known text, added if it is new; −1 if there is no room for it. */
  int intern(Text text) {
    if (slots.length == 0) {
      index();
    }
    byte[] bytes = text.bytes();
    int place = text.slot(KNOWN_BITS);
    Text last = known[place];
    // interfaces of several agents have names of the same letters
    if (last == text || last != null && last.holds(bytes, 0, bytes.length)) {
      return knownCodes[place];
    }
    int code = intern(bytes, 0, bytes.length, 0);
    if (code >= 0) {
      known[place] = text;
      knownCodes[place] = code;
    }
    return code;
  }

  /**
   * The code of a text, added if it is new; −1 if there is no room for it.
   *
   * @param guess a code that may be the text's, which is looked at first
   */
  int intern(byte[] bytes, int from, int length, int guess) {
    if (guess < texts && holds(heap, guess, bytes, from, length)) {
      return guess;
    }
    if (slots.length == 0) {
      index();
    }
    int slot = slot(bytes, from, length);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (texts == MAX_TEXTS || end + Integer.BYTES + length > BYTES) {
      return -1;
    }
    heap.set(INT, (long) texts * Integer.BYTES, end);
    heap.set(INT, end, length);
    MemorySegment.copy(bytes, from, heap, ValueLayout.JAVA_BYTE, end + Integer.BYTES, length);
    end += Integer.BYTES + length;
    slots[slot] = ++texts;
    return texts - 1;
  }

  /** The bytes of a code in the heap of a file. */
  static byte[] bytes(MemorySegment heap, int code) {
    return heap.asSlice(offset(heap, code) + Integer.BYTES, length(heap, code))
        .toArray(ValueLayout.JAVA_BYTE);
  }

  private void index() {
    TextRoom room = file.textRoom();
    room.clear();
    slots = room.slots;
    known = room.known;
    knownCodes = room.knownCodes;
    for (int code = 0; code < texts; code++) {
      byte[] bytes = bytes(heap, code);
      slots[slot(bytes, 0, bytes.length)] = code + 1;
    }
  }

  /** The slot that holds the text, or the free one where it belongs. */
  private int slot(byte[] bytes, int from, int length) {
    int slot = (int) (hash(bytes, from, length) >>> 46); // 18 bits: SLOTS
    while (slots[slot] != 0 && !holds(heap, slots[slot] - 1, bytes, from, length)) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }

  /** Takes in words; the last one overlaps the one before, where bytes are left over. */
  private static long hash(byte[] bytes, int from, int length) {
    long hash = length;
    int end = from + length;
    if (length < Long.BYTES) {
      for (int at = from; at < end; at++) {
        hash = hash << Byte.SIZE ^ bytes[at];
      }
      return mix(hash);
    }
    for (int at = from; at < end - Long.BYTES; at += Long.BYTES) {
      hash = mix(hash ^ (long) WORD.get(bytes, at));
    }
    return mix(hash ^ (long) WORD.get(bytes, end - Long.BYTES));
  }

  private static long mix(long word) {
    long product = word * 0x9e3779b97f4a7c15L;
    return product ^ product >>> 29;
  }

  /** Whether a code of the heap of a file has some bytes. */
  static boolean holds(MemorySegment heap, int code, byte[] bytes, int from, int length) {
    int entry = offset(heap, code);
    if (heap.get(INT, entry) != length) {
      return false;
    }
    int text = entry + Integer.BYTES;
    if (length < Long.BYTES) {
      for (int i = 0; i < length; i++) {
        if (heap.get(ValueLayout.JAVA_BYTE, (long) text + i) != bytes[from + i]) {
          return false;
        }
      }
      return true;
    }
    for (int i = 0; i < length - Long.BYTES; i += Long.BYTES) {
      if (heap.get(LONG, (long) text + i) != (long) WORD.get(bytes, from + i)) {
        return false;
      }
    }
    int last = length - Long.BYTES;
    return heap.get(LONG, (long) text + last) == (long) WORD.get(bytes, from + last);
  }

  private static int offset(MemorySegment heap, int code) {
    return heap.get(INT, (long) code * Integer.BYTES);
  }

  private static int length(MemorySegment heap, int code) {
    return heap.get(INT, offset(heap, code));
  }
}
