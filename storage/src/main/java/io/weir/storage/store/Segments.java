package io.weir.storage.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The segments of a table, oldest first. Guarded by its table. */
final class Segments {
  private final Map<QueueFile, Segment> byFile = new LinkedHashMap<>();

  void add(StoredBlock block) {
    byFile.computeIfAbsent(block.file(), Segment::new).add(block);
  }

  /** Takes a block out; false if it is not there. */
  boolean remove(StoredBlock block) {
    Segment segment = byFile.get(block.file());
    return segment != null && segment.remove(block);
  }

  /** Those of which some row may be of a stretch of time, its end excluded. */
  List<Segment> overlapping(long fromMillis, long toMillis) {
    return byFile.values().stream()
        .filter(segment -> segment.overlaps(fromMillis, toMillis))
        .toList();
  }

  /** Takes out what is to be kept no longer. */
  List<Segment> expire(Retention retention, long nowMillis) {
    List<Segment> expired = new ArrayList<>();
    long bytes = bytes();
    Optional<Segment> youngest = byFile.values().stream().reduce((_, later) -> later);
    for (Segment segment : byFile.values()) {
      if (segment == youngest.orElseThrow()) {
        break;
      }
      if (retention.isTooMuch(bytes) || retention.isTooOld(segment.maxTimeMillis(), nowMillis)) {
        bytes -= segment.bytes();
        expired.add(segment);
      }
    }
    expired.forEach(segment -> byFile.remove(segment.file()));
    expired.forEach(Segment::drop);
    return expired;
  }

  /** Unmaps every file; nobody may read them any more. */
  void close() {
    byFile.keySet().forEach(QueueFile::close);
  }

  int blocks() {
    return byFile.values().stream().mapToInt(segment -> segment.blocks().size()).sum();
  }

  long rows() {
    return byFile.values().stream().mapToLong(Segment::rows).sum();
  }

  private long bytes() {
    return byFile.values().stream().mapToLong(Segment::bytes).sum();
  }
}
