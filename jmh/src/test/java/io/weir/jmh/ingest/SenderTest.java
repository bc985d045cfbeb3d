package io.weir.jmh.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The sender and the least receiver, as the benchmark starts them. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "UDP_SEGMENT and recvmmsg are Linux's")
final class SenderTest {
  @TempDir Path directory;

  @Test
  void whatIsSentIsReceived() throws Exception {
    try (Trial trial = Trial.of(Bare.start(ChildProcess.JAVA, directory), directory)) {
      Outcome outcome = trial.offer(new Load(2_000, 500)); // fewer than the buffer holds
      assertTrue(outcome.sent().datagrams() > 0);
      assertEquals(outcome.sent().samples(), outcome.samplesKept().orElseThrow());
      assertEquals(0, outcome.counted());
    }
  }
}
