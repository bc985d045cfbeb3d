package io.weir.collector.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.schema.Address;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SenderLimitsTest {
  @Test
  void letsSendersForWhichThereIsNoRoomShareALimit() {
    SenderLimits limits = new SenderLimits(1);
    int senders = SenderLimits.MAX_SENDERS + 100;
    long admitted =
        IntStream.range(0, senders).filter(i -> limits.admits(Address.ofIpv4(i), 0)).count();
    assertEquals(SenderLimits.MAX_SENDERS + 1, admitted);
    assertFalse(limits.admits(Address.ofIpv4(0), 0));
    assertTrue(limits.admits(Address.ofIpv4(0), 1000));
    assertTrue(limits.admits(Address.ofIpv4(senders), 1000));
    assertFalse(limits.admits(Address.ofIpv4(senders), 1000));
  }

  @Test
  void limitsNothingIfThereIsNoLimit() {
    SenderLimits limits = new SenderLimits(0);
    assertTrue(IntStream.range(0, 1000).allMatch(_ -> limits.admits(Address.ofIpv4(1), 0)));
  }
}
