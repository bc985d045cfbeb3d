package io.weir.collector.sflow.flow;

import io.weir.collector.packet.Bytes;
import io.weir.collector.packet.Xdr;
import io.weir.collector.sflow.flow.FlowRow.Target;
import io.weir.storage.schema.Flows;

/**
 * The access control list that the packet hit (sFlow Dropped Packet Notification Structures:
 * extended_acl): u32 number, text name, u32 direction (1 ingress, 2 egress).
 */
final class AclRecord implements RecordReader {
  private static final Target NAME = Target.of(Flows.ACL);
  private static final Target NUMBER = Target.extra("acl.number"); // where the name is another
  private static final Target DIRECTION = Target.of(Flows.ACL_DIRECTION);
  private static final NumberNames DIRECTIONS = NumberNames.from0("", "ingress", "egress");

  private final FlowRow row;

  AclRecord(FlowRow row) {
    this.row = row;
  }

  @Override
  public RecordOutcome read(byte[] bytes, int from, int to) {
    int nameAt = from + 4;
    int at = Xdr.afterText(bytes, nameAt, to);
    if (at == Xdr.CUT || to - at < 4) {
      return RecordOutcome.MALFORMED;
    }
    if (Bytes.i32(bytes, nameAt) == 0) {
      name(Bytes.u32(bytes, from));
    } else {
      row.number(NUMBER, Bytes.u32(bytes, from));
      var _ = ItemForm.TEXT.read(row, NAME, bytes, nameAt, to);
    }
    row.named(DIRECTION, DIRECTIONS, Bytes.u32(bytes, at));
    return RecordOutcome.DECODED;
  }

  private void name(long number) {
    int start = row.texts().length();
    row.texts().put(number);
    row.made(NAME, start);
  }
}
