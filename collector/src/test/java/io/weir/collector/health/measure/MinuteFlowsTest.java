package io.weir.collector.health.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.collector.health.path.Measure;
import io.weir.collector.health.path.PathMinute;
import io.weir.storage.block.Block;
import io.weir.storage.schema.Address;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import io.weir.storage.schema.Text;
import io.weir.storage.store.RowWriter;
import io.weir.storage.store.Snapshot;
import io.weir.storage.store.Store;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class MinuteFlowsTest {
  private static final long START = 1_700_000_040_000L; // a whole minute
  private static final int HOSTS = 7;
  private static final int ROWS = 2 * Block.MAX_ROWS;

  private final Row row = new Row(Flows.TABLE);
  private final Text source = Text.of("src");
  private final Text sent = Text.of("sent");
  private final Text[] subnets = {Text.of("A"), Text.of("B")};

  @TempDir private Path directory;

  @Test
  void readsEachRowOnceWhetherItsBlockWasCompleteBeforeOrNot() throws StoreException {
    try (Store store = Store.open(directory, StoreSettings.DEFAULT);
        RowWriter writer = store.writer(Flows.TABLE)) {
      MinuteFlows flows = new MinuteFlows(store, START);
      flows.readSealed();
      for (int number = 0; number < ROWS / 2; number++) {
        append(writer, number);
      }
      flows.readSealed(); // nothing or one block
      for (int number = ROWS / 2; number < ROWS; number++) {
        append(writer, number);
      }
      append(writer, ROWS);
      awaitSealed(store, 2);
      flows.readSealed(); // both
      writer.publish();
      flows.readSealed(); // but the row of the open one

      List<PathMinute> minute = flows.complete().finish();

      assertEquals(2, minute.size());
      for (PathMinute path : minute) {
        int subnet = path.key().local().subnet().equals("A") ? 0 : 1;
        int rows = subnet == 0 ? ROWS / 2 / 4 * 3 + 1 : ROWS / 2 / 4 * 3;
        assertEquals(rows, path.samples());
        assertEquals(rows * 1000L * 100, path.bytes());
        assertEquals((double) rows, path.sum(Measure.OBSERVED));
        assertEquals(HOSTS, path.flows());
        assertEquals(2, path.interfaces().size());
      }
    }
  }

  /** Of each four rows to a subnet one is of the minute after. */
  private void append(RowWriter writer, int number) {
    long minute = number / 2 % 4 == 3 ? 60_000 : 0;
    row.clear();
    row.set(Flows.TIME, START + minute + number % 1000);
    row.setAddress(Flows.AGENT, 0, Address.lowOfIpv4(1));
    row.set(Flows.INPUT, 3);
    row.set(Flows.OUTPUT, number % 3 == 0 ? 4 : 0);
    row.setText(Flows.LOCAL_END, source);
    row.setText(Flows.LOCAL_SUBNET, subnets[number % 2]);
    row.setAddress(Flows.SOURCE_IP, 0, Address.lowOfIpv4(number % HOSTS));
    row.setAddress(Flows.DESTINATION_IP, 0, Address.lowOfIpv4(77));
    row.set(Flows.SAMPLING_RATE, 100);
    row.set(Flows.FRAME_BYTES, 1000);
    row.setText(Flows.TCP_DIRECTION, sent);
    row.set(Flows.TCP_RETRANSMITS, 0);
    while (!writer.append(row)) {
      LockSupport.parkNanos(1_000_000); // until a block is sealed
    }
  }

  private static void awaitSealed(Store store, int blocks) {
    while (sealed(store) < blocks) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static long sealed(Store store) {
    try (Snapshot snapshot = store.snapshot(Flows.TABLE, START, START + 120_000)) {
      return snapshot.blocks().stream().filter(Block::isSealed).count();
    }
  }
}
