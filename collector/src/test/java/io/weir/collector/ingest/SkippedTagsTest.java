package io.weir.collector.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.weir.collector.ingest.SkippedTags.Skipped;
import io.weir.collector.ingest.SkippedTags.Space;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SkippedTagsTest {
  private final SkippedTags tags = new SkippedTags();

  @Test
  void countsEachTagInItsSpace() {
    tags.add(Space.SAMPLE, 5);
    tags.add(Space.FLOW_RECORD, 5);
    tags.add(Space.FLOW_RECORD, 5);
    tags.add(Space.COUNTER_RECORD, -1);
    assertEquals(
        Set.of(
            new Skipped(Space.SAMPLE, 0, 5, 1),
            new Skipped(Space.FLOW_RECORD, 0, 5, 2),
            new Skipped(Space.COUNTER_RECORD, 0xf_ffff, 0xfff, 1)),
        Set.copyOf(tags.list()));
  }

  @Test
  void countsTagsBeyondItsRoomTogether() {
    for (int tag = 0; tag < 600; tag++) {
      tags.add(Space.SAMPLE, tag);
    }
    tags.add(Space.SAMPLE, 0);
    assertEquals(512, tags.list().size());
    assertEquals(88, tags.beyond());
  }
}
