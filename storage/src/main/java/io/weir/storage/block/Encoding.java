package io.weir.storage.block;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/** The encodings of a column's numbers, by the tag that stands before them; one class each. */
enum Encoding {
  CONSTANT(1),
  FRAME_OF_REFERENCE(2),
  RAW(3),
  RUN_LENGTH(4),
  DELTA(5);

  /** The size of numbers that do not fit an encoding. */
  static final long NEVER = Long.MAX_VALUE;

  private final int tag;

  Encoding(int tag) {
    this.tag = tag;
  }

  /** Bytes that numbers of a profile take; {@link #NEVER} if they do not fit the encoding. */
  long bytes(Profile profile) {
    return switch (this) {
      case CONSTANT -> Constant.bytes(profile);
      case FRAME_OF_REFERENCE -> FrameOfReference.bytes(profile);
      case RAW -> Raw.bytes(profile);
      case RUN_LENGTH -> RunLength.bytes(profile);
      case DELTA -> Delta.bytes(profile);
    };
  }

  /** Writes numbers of a profile. */
  void write(BlockOutput out, long[] numbers, Profile profile) {
    switch (this) {
      case CONSTANT -> Constant.write(out, profile);
      case FRAME_OF_REFERENCE -> FrameOfReference.write(out, numbers, profile);
      case RAW -> Raw.write(out, numbers, profile);
      case RUN_LENGTH -> RunLength.write(out, numbers, profile);
      case DELTA -> Delta.write(out, numbers, profile);
    }
  }

  /** Reads {@code count} numbers, in place. */
  Values read(MemorySegment encoded, int count) {
    return switch (this) {
      case CONSTANT -> Constant.read(encoded);
      case FRAME_OF_REFERENCE -> FrameOfReference.read(encoded);
      case RAW -> Raw.read(encoded, count);
      case RUN_LENGTH -> RunLength.read(encoded, count);
      case DELTA -> Delta.read(encoded, count);
    };
  }

  /** Bytes that numbers take in the encoding that takes least, its tag not counted. */
  static long smallestBytes(Profile profile) {
    return smallest(profile).bytes(profile);
  }

  /** Writes numbers in the encoding that takes least, its tag first. */
  static void writeSmallest(BlockOutput out, long[] numbers, Profile profile) {
    Encoding encoding = smallest(profile);
    out.putByte(encoding.tag);
    encoding.write(out, numbers, profile);
  }

  /** Reads what {@link #writeSmallest} wrote. */
  static Values readTagged(MemorySegment encoded, int count) {
    return ofTag(encoded.get(ValueLayout.JAVA_BYTE, 0)).read(encoded.asSlice(1), count);
  }

  /** The encoding that a tag stands for. */
  static Encoding ofTag(int tag) {
    for (Encoding encoding : values()) {
      if (encoding.tag == tag) {
        return encoding;
      }
    }
    throw new IllegalArgumentException("no encoding has tag " + tag);
  }

  /** As people write it: {@code run-length}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Encoding smallest(Profile profile) {
    Encoding best = RAW;
    for (Encoding encoding : values()) {
      if (encoding.bytes(profile) < best.bytes(profile)) {
        best = encoding;
      }
    }
    return best;
  }
}
