package io.weir.collector.sflow.flow;

import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.TextBuffer;
import io.weir.collector.packet.Xdr;
import io.weir.collector.sflow.flow.FlowRow.Target;

/**
 * The forms that an item of a flow record has on the wire (sFlow v5, section 4: XDR). Everything
 * takes a multiple of four bytes.
 */
enum ItemForm {
  /** An unsigned number of 32 bits. */
  U32 {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      if (to - at < 4) {
        return Xdr.CUT;
      }
      row.number(target, Bytes.u32(bytes, at));
      return at + 4;
    }
  },
  /** An unsigned number of 32 bits, of which 0 says that it is not known. */
  KNOWN {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      return to - at >= 4 && Bytes.i32(bytes, at) == 0
          ? at + 4
          : U32.read(row, target, bytes, at, to);
    }
  },
  /** A VLAN id in 32 bits; 0 and everything from 4095 on say that it is not known. */
  VLAN {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      return to - at >= 4 && Bytes.u32(bytes, at) >= 4095
          ? at + 4
          : KNOWN.read(row, target, bytes, at, to);
    }
  },
  /** An unsigned number of 64 bits. */
  U64 {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      if (to - at < 8) {
        return Xdr.CUT;
      }
      row.number(target, Bytes.i64(bytes, at));
      return at + 8;
    }
  },
  /** An Ethernet address, in eight bytes. */
  MAC {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      if (to - at < 8) {
        return Xdr.CUT;
      }
      row.mac(target, Bytes.mac(bytes, at));
      return at + 8;
    }
  },
  /** An IPv4 address, in four bytes. */
  IPV4 {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      if (to - at < 4) {
        return Xdr.CUT;
      }
      row.ipv4(target, bytes, at);
      return at + 4;
    }
  },
  /** An IPv6 address, in 16 bytes. */
  IPV6 {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      if (to - at < 16) {
        return Xdr.CUT;
      }
      row.ipv6(target, bytes, at);
      return at + 16;
    }
  },
  /** An address behind its type: u32 (0 unknown, 1 IPv4, 2 IPv6), then none, 4 or 16 bytes. */
  ADDRESS {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      if (to - at < 4) {
        return Xdr.CUT;
      }
      return switch (Bytes.i32(bytes, at)) {
        case 0 -> at + 4;
        case 1 -> IPV4.read(row, target, bytes, at + 4, to);
        case 2 -> IPV6.read(row, target, bytes, at + 4, to);
        default -> Xdr.CUT; // how long it is, nobody knows
      };
    }
  },
  /** A text: u32 length, that many bytes, zeros up to a multiple of four. */
  TEXT {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      int next = Xdr.afterText(bytes, at, to);
      if (next != Xdr.CUT) {
        row.text(target, bytes, at + 4, Bytes.i32(bytes, at));
      }
      return next;
    }
  },
  /** VLAN tags, the outermost first: u32 number, then u32 each: type in the upper 16 bits. */
  VLAN_TAGS {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      return list(row, target, bytes, at, to);
    }

    @Override
    void element(TextBuffer text, int word) {
      text.putHex(word >>> 16, 4).put('.').put(word & 0xfffL);
    }
  },
  /** BGP communities: u32 number, then u32 each: two numbers of 16 bits. */
  COMMUNITIES {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      return list(row, target, bytes, at, to);
    }

    @Override
    void element(TextBuffer text, int word) {
      text.put((long) word >>> 16 & 0xffff).put(':').put(word & 0xffffL);
    }
  },
  /** MPLS labels, the outermost first: u32 number, then u32 each: label in the upper 20 bits. */
  MPLS_LABELS {
    @Override
    int read(FlowRow row, Target target, byte[] bytes, int at, int to) {
      return list(row, target, bytes, at, to);
    }

    @Override
    void element(TextBuffer text, int word) {
      text.put((long) word >>> 12 & 0xf_ffff);
    }
  };

  /** Reads the item at a place, and answers where the next begins, or {@link Xdr#CUT}. */
  abstract int read(FlowRow row, Target target, byte[] bytes, int at, int to);

  /** Puts one element of a list of words. */
  void element(TextBuffer text, int word) {
    throw new UnsupportedOperationException(this + " is no list");
  }

  final int list(FlowRow row, Target target, byte[] bytes, int at, int to) {
    if (to - at < 4) {
      return Xdr.CUT;
    }
    long count = Bytes.u32(bytes, at);
    int first = at + 4;
    if (count > (to - first) / 4) {
      return Xdr.CUT;
    }
    int end = first + (int) count * 4;
    int start = row.texts().length();
    for (int word = first; word < end; word += 4) {
      if (word > first) {
        row.texts().put(' ');
      }
      element(row.texts(), Bytes.i32(bytes, word));
    }
    row.made(target, start);
    return end;
  }
}
