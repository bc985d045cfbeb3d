package io.weir.storage.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was sealed and is not on the disk yet. Guarded by the table. */
final class Uncommitted {
  private final Set<QueueFile> files = new HashSet<>();
  private final List<OpenSlot> slots = new ArrayList<>();

  /** Adds a file that a block was appended to. */
  void add(QueueFile file) {
    files.add(file);
  }

  /** Adds a sealed block whose open file cannot be used again yet. */
  void add(OpenSlot slot) {
    slots.add(slot);
  }

  void addAll(Uncommitted others) {
    files.addAll(others.files);
    slots.addAll(others.slots);
  }

  List<OpenSlot> slots() {
    return slots;
  }

  /** Brings the files to the disk; needs no guard once nobody adds any more. */
  void force() throws IOException {
    for (QueueFile file : files) {
      file.force();
    }
  }
}
