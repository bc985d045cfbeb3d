package io.weir.collector.alert.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelsTest {
  @Test
  void hasAlertmanagersFingerprint() {
    // what Alertmanager 0.25 answers for this alert
    assertEquals("d258efc389808447", new Labels(Map.of("alertname", "a")).fingerprint());
  }

  @Test
  void takesEmptyValuesForAbsent() {
    assertEquals(Labels.NONE, new Labels(Map.of("agent", "")));
  }

  @Test
  void makesNamesThatPrometheusKnows() {
    assertEquals("dst_port", Labels.nameOf("dst.port"));
    assertEquals("_95", Labels.nameOf("95"));
  }
}
