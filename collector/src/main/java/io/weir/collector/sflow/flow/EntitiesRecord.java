package io.weir.collector.sflow.flow;

import io.weir.collector.packet.Bytes;
import io.weir.collector.sflow.flow.FlowRow.Target;
import io.weir.storage.schema.Flows;

/**
 * The data sources between which the packet went (host-sflow: extended_entities): u32 class and u32
 * index of the source's, then of the destination's; zeros for one that is not known.
 */
final class EntitiesRecord implements RecordReader {
  private static final Target SOURCE = Target.of(Flows.SOURCE_ENTITY);
  private static final Target DESTINATION = Target.of(Flows.DESTINATION_ENTITY);

  private final FlowRow row;

  EntitiesRecord(FlowRow row) {
    this.row = row;
  }

  @Override
  public RecordOutcome read(byte[] bytes, int from, int to) {
    if (to - from < 16) {
      return RecordOutcome.MALFORMED;
    }
    entity(SOURCE, Bytes.u32(bytes, from), Bytes.u32(bytes, from + 4));
    entity(DESTINATION, Bytes.u32(bytes, from + 8), Bytes.u32(bytes, from + 12));
    return RecordOutcome.DECODED;
  }

  private void entity(Target target, long entityClass, long index) {
    if ((entityClass | index) == 0) {
      return;
    }
    int start = row.texts().length();
    row.texts().put(entityClass).put(':').put(index);
    row.made(target, start);
  }
}
