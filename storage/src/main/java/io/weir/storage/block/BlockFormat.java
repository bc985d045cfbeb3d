package io.weir.storage.block;

/**
 * A sealed block; all numbers are little-endian, all places count from the block's first byte.
 *
 * <pre>
 *  0  u32  magic "WBLK"
 *  4  u32  format version, 2; this Weir reads 1, too
 *  8  u32  length of the block in bytes
 * 12  u32  CRC32C of all bytes from 52 on
 * 16  u64  sequence number of the block within its table
 * 24  u32  rows
 * 28  u32  place of the directory
 * 32  u64  least time of a row, milliseconds since 1970
 * 40  u64  greatest time of a row
 * 48  u32  CRC32C of the bytes before it
 * 52       the columns' sections
 *
 * directory: u32 number of columns, then for each
 *     u8   type of the field
 *     u8   flags: 1 whole numbers stand for numbers with a fraction; from version 2 on,
 *          2 the values are those of the rows only that have one, see Sparse
 *     u8   length of the field's name, then the name
 *     u64  least value, u64 greatest value; 0 for texts and numbers with a fraction
 *     u32  place of its presence: a bit a row in words of 64 bits; 0 if every row has a value
 *     u32  place of the IPv6 addresses that its numbers refer to, see Ipv6List; 0 if there are none
 *     u32  place of its dictionary; 0 if it has none
 *     u32  place of its values: u8 encoding, then as the encoding says; codes where there is a dictionary
 *     u32  place of its bitmaps: u32[codes] ends, then a Roaring bitmap a code in the portable format; 0 if it has none
 * </pre>
 *
 * A field that no row has is left out of the directory. The header has a checksum of its own, so
 * that a block's times can be trusted without reading the block.
 */
final class BlockFormat {
  static final int MAGIC = 0x4b4c4257; // "WBLK"
  static final int VERSION = 2;
  static final int OLDEST_VERSION = 1;
  static final int LENGTH = 8;
  static final int CHECKSUM = 12;
  static final int SEQUENCE = 16;
  static final int ROWS = 24;
  static final int DIRECTORY = 28;
  static final int MIN_TIME = 32;
  static final int MAX_TIME = 40;
  static final int HEADER_CHECKSUM = 48;
  static final int HEADER_BYTES = 52;
  static final int INTEGRAL_NUMBERS = 1;
  static final int SPARSE = 2;

  private BlockFormat() {}
}
