package io.weir.collector.sflow;

import io.weir.collector.ingest.SkippedTags.Space;
import io.weir.collector.sflow.counter.CounterFormat;
import io.weir.collector.sflow.counter.CounterFormats;
import io.weir.collector.sflow.flow.FlowRecordFormat;
import io.weir.storage.schema.Counters;
import io.weir.storage.schema.Drops;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every structure of sFlow that is decoded, numbered from 0: samples, then flow records, then
 * counter records.
 */
public final class Structures {
  /** The number of the first kind of sample. */
  static final int SAMPLES = 0;

  /** The number of the first flow record. */
  static final int FLOW_RECORDS = SampleFormat.values().length;

  /** The number of the first counter record. */
  static final int COUNTER_RECORDS = FLOW_RECORDS + FlowRecordFormat.ALL.size();

  private static final List<Table> PACKETS = List.of(Flows.TABLE, Drops.TABLE);
  private static final List<Table> VALUES = List.of(Counters.TABLE);

  private static final List<Structure> ALL =
      Stream.of(
              Stream.of(SampleFormat.values()).map(SampleFormat::structure),
              FlowRecordFormat.ALL.stream().map(Structures::structure),
              CounterFormats.all().stream().map(Structures::structure))
          .flatMap(formats -> formats)
          .toList();

  /**
   * A structure.
   *
   * @param space the name space that its tag belongs to
   * @param tag enterprise in the upper 20 bits, format in the lower 12 (sFlow v5, section 4:
   *     data_format)
   * @param name of the structure in its document
   * @param document that specifies it
   * @param tables whose rows it makes, or sets fields of
   */
  public record Structure(Space space, int tag, String name, String document, List<Table> tables) {
    /** Whose tag it is; 0 for the standard's. */
    public int enterprise() {
      return tag >>> 12;
    }

    /** The number of the structure among its enterprise's. */
    public int format() {
      return tag & 0xfff;
    }
  }

  private Structures() {}

  /** Every structure, in the order of their numbers. */
  public static List<Structure> all() {
    return ALL;
  }

  private static Structure structure(FlowRecordFormat format) {
    return new Structure(
        Space.FLOW_RECORD, format.tag(), format.name(), format.document(), PACKETS);
  }

  private static Structure structure(CounterFormat format) {
    return new Structure(
        Space.COUNTER_RECORD, format.tag(), format.name(), format.document(), VALUES);
  }
}
