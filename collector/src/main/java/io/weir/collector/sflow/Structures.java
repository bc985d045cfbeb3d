package io.weir.collector.sflow;

import io.weir.collector.ingest.SkippedTags.Space;
import io.weir.collector.sflow.counter.CounterFormats;
import io.weir.collector.sflow.flow.FlowRecordFormat;
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

  private static final List<Structure> ALL =
      Stream.of(
              Stream.of(SampleFormat.values()).map(SampleFormat::structure),
              FlowRecordFormat.ALL.stream()
                  .map(it -> new Structure(Space.FLOW_RECORD, it.tag(), it.name(), it.document())),
              CounterFormats.all().stream()
                  .map(
                      it ->
                          new Structure(Space.COUNTER_RECORD, it.tag(), it.name(), it.document())))
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
   */
  public record Structure(Space space, int tag, String name, String document) {
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
}
