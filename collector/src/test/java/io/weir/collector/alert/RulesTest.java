package io.weir.collector.alert;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.collector.alert.rule.RuleGroup;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class RulesTest {
  @Test
  void spreadsGroupsOverTheirInterval() {
    TreeSet<Duration> offsets = new TreeSet<>();
    for (int group = 0; group < 100; group++) {
      offsets.add(
          Rules.offset(new RuleGroup("group " + group, Duration.ofSeconds(10), 1, List.of())));
    }
    Duration before = Duration.ZERO;
    for (Duration offset : offsets) {
      assertTrue(offset.minus(before).toMillis() < 1000, () -> "a gap in " + offsets);
      before = offset;
    }
    assertTrue(before.toSeconds() == 9, () -> "nothing comes late: " + offsets);
  }
}
