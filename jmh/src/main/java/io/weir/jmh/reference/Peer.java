package io.weir.jmh.reference;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Another engine with the reference data, in one table that ascends by time, on two threads. Its
 * columns are the time, {@link #NUMBERS}, {@link #ADDRESSES} and {@link #TEXTS}, in this order.
 */
sealed interface Peer extends AutoCloseable permits DuckDb, QuestDb {
  List<Field> NUMBERS =
      List.of(
          Flows.SAMPLING_RATE,
          Flows.INPUT,
          Flows.OUTPUT,
          Flows.FRAME_BYTES,
          Flows.PROTOCOL,
          Flows.SOURCE_PORT,
          Flows.DESTINATION_PORT,
          Flows.SOURCE_AS,
          Flows.DESTINATION_AS,
          Flows.TCP_RTT,
          Flows.TCP_RETRANSMITS);
  List<Field> ADDRESSES = List.of(Flows.AGENT, Flows.SOURCE_IP, Flows.DESTINATION_IP);
  List<Field> TEXTS =
      List.of(ReferenceFlows.SUBNET, ReferenceFlows.PROVIDER, ReferenceFlows.DIRECTION);

  /** Its name and version. */
  String name();

  /** Whether nothing was loaded yet. */
  boolean isEmpty() throws Exception;

  /** Loads rows, ascending by time but for their jitter, and brings them to the disk. */
  void load(ReferenceFlows flows, long rows) throws Exception;

  /** What the rows take on disk, once loaded. */
  long bytes() throws IOException;

  /**
   * What the last column of the answer adds up to.
   *
   * @param endMillis what the last hour and the like end before
   */
  long ask(Question question, long endMillis) throws Exception;

  @Override
  void close() throws SQLException;

  /**
   * SQL with its points in time.
   *
   * @param unitsAMillisecond in what the engine keeps time
   */
  static String timed(String sql, long endMillis, int unitsAMillisecond) {
    return sql.replace("%HOUR%", Long.toString((endMillis - 3_600_000) * unitsAMillisecond))
        .replace("%QUARTER%", Long.toString((endMillis - 900_000) * unitsAMillisecond));
  }
}
