package io.weir.storage.store;

import io.weir.storage.block.Block;
import io.weir.storage.block.BlockEncoder;
import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import io.weir.storage.count.Counts;
import io.weir.storage.open.BootId;
import io.weir.storage.open.OpenBlock;
import io.weir.storage.open.OpenFile;
import io.weir.storage.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One table's blocks: the catalogue of the open and the sealed, guarded by this object. Writers
 * come for empty blocks and leave full ones; the sealer turns those into sealed ones; snapshots
 * take what is there at one moment.
 */
final class TableStore {
  private static final Logger LOG = LoggerFactory.getLogger(TableStore.class);

  /** Empty blocks that are made ready before they are needed: a disk may take its time for one. */
  private static final int BLOCKS_AHEAD = 2;

  private static final long RETRY_MILLIS = 1000;

  private final Table table;
  private final Retention retention;
  private final Counts<StoreCounter> counters;
  private final BootId boot;
  private final SegmentFiles segmentFiles;
  private final BlockQueue queue;
  private final OpenFiles files;
  private final int spareBlocks;
  private final Sealer sealer;
  private final ScheduledExecutorService upkeep;
  private final AtomicBoolean preparing = new AtomicBoolean();
  private final BlockEncoder encoder = new BlockEncoder();
  private final Segments segments = new Segments();
  private final Map<Long, OpenSlot> open = new HashMap<>();
  private final Deque<OpenBlock> left = new ArrayDeque<>();
  private Uncommitted uncommitted = new Uncommitted();
  private long nextSequence;
  private int writers;
  private int filesTaken; // that hold rows which are not sealed, not on the disk or still read

  /**
   * A table in a directory of its own.
   *
   * @param sealer calls {@link #seal} for each full block
   * @param upkeep makes files in advance
   */
  TableStore(
      Table table,
      Path directory,
      StoreSettings settings,
      FreeSpace space,
      InstantSource clock,
      BootId boot,
      Counts<StoreCounter> counters,
      Sealer sealer,
      ScheduledExecutorService upkeep) {
    this.table = table;
    this.retention = settings.retention(table);
    this.counters = counters;
    this.boot = boot;
    Path queues = directory.resolve("queue");
    this.segmentFiles = new SegmentFiles(queues);
    this.queue = new BlockQueue(queues, segmentFiles, settings.segment(), space, clock);
    this.spareBlocks = settings.spareBlocks(table);
    this.files = new OpenFiles(directory.resolve("open"), table, spareBlocks);
    this.sealer = sealer;
    this.upkeep = upkeep;
  }

  /** Fills the catalogue from what lies on disk. */
  synchronized void recover() throws IOException {
    Recovery recovery = new Recovery(segmentFiles, files, boot, this::damaged);
    recovery.run();
    nextSequence = recovery.nextSequence();
    recovery.sealed().forEach(segments::add);
    recovery.unused().forEach(this::recycle);
    for (OpenBlock block : recovery.open()) {
      add(block);
      leave(block);
    }
  }

  /** A block for a new writer: one that nobody fills, else an empty one. Waits for the disk. */
  OpenBlock firstBlock() throws IOException {
    Optional<OpenBlock> left = takeLeft();
    OpenBlock block = left.isPresent() ? left.get() : start(files.takeOrMake());
    synchronized (this) {
      writers++;
    }
    return block;
  }

  /** Takes note that a writer has ended; its block, if it had one, is left first. */
  synchronized void endWriter() {
    writers--;
  }

  /**
   * A block in place of a full one: one that nobody fills, else an empty one; nothing if no file is
   * spare. Never waits for a disk.
   */
  Optional<OpenBlock> nextBlock() {
    Optional<OpenBlock> block;
    synchronized (this) {
      block = takeLeft().or(() -> files.take().map(this::start));
    }
    if (block.isEmpty()) {
      prepare();
    }
    return block;
  }

  /** Has empty blocks made ready, if too few are. Never waits. */
  void prepare() {
    if (preparing.compareAndSet(false, true)) {
      upkeep.execute(this::makeSpareFiles);
    }
  }

  private void makeSpareFiles() {
    preparing.set(false);
    try {
      files.fill(this::wantsSpareFile);
    } catch (IOException e) {
      LOG.warn("{}: no spare block can be made, which is tried again: {}", table, e.getMessage());
      if (preparing.compareAndSet(false, true)) {
        Future<?> _ = upkeep.schedule(this::makeSpareFiles, RETRY_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  /** Fewer as full blocks pile up, in the end none: all blocks together have a bound. */
  private synchronized boolean wantsSpareFile() {
    return files.spares() < Math.min(BLOCKS_AHEAD, writers + spareBlocks - filesTaken);
  }

  /**
   * Takes a block whose writer has ended, in this process or in an earlier one: another writer goes
   * on with it, if there is room.
   */
  synchronized void leave(OpenBlock block) {
    if (block.isFull() || !block.file().isCurrent()) {
      full(block);
    } else {
      left.add(block);
    }
  }

  /** Takes a block that gets no more rows, to be sealed soon. */
  void full(OpenBlock block) {
    sealer.add(this, block);
  }

  /**
   * Appends a full block to the queue, sealed, and puts it in the place of the open one, if that
   * has rows. Called by the sealer's thread only.
   */
  void seal(OpenBlock full) throws IOException, DamagedBlockException {
    Optional<Block> view = full.view();
    if (view.isPresent()) {
      replace(full, queue.append(encoder.encode(table, view.get())));
    }
  }

  private void replace(OpenBlock full, StoredBlock block) {
    full.file().touch();
    synchronized (this) {
      segments.add(block);
      uncommitted.add(block.file());
      OpenSlot slot = open.remove(full.sequence());
      slot.seal();
      if (!recycleIfFree(slot)) {
        uncommitted.add(slot);
      }
    }
    counters.add(StoreCounter.BLOCKS_SEALED, 1);
    counters.add(StoreCounter.BYTES_SEALED, block.summary().bytes());
  }

  /**
   * Brings what was sealed to the disk. The open files of rows that had been synced there before
   * can be used again only then; those of younger rows are in use again already.
   */
  void commit() throws IOException {
    Uncommitted taken;
    synchronized (this) {
      taken = uncommitted;
      uncommitted = new Uncommitted();
    }
    try {
      taken.force();
    } catch (IOException e) {
      synchronized (this) {
        uncommitted.addAll(taken);
      }
      throw e;
    }
    synchronized (this) {
      taken.slots().forEach(OpenSlot::commit);
      taken.slots().forEach(this::recycleIfFree);
    }
  }

  /** Brings every open block to the disk, and holds no more than one from being used again. */
  void sync() {
    sync(_ -> true);
  }

  /**
   * Brings the open blocks to the disk that were there the last time, too. A page on its way to the
   * disk makes its writer wait: where rows come fast, blocks are full and sealed before their turn.
   */
  void syncOlder() {
    sync(OpenSlot::wasThere);
  }

  private void sync(Predicate<OpenSlot> due) {
    List<OpenSlot> slots;
    synchronized (this) {
      slots = open.values().stream().filter(due).toList();
    }
    for (OpenSlot slot : slots) {
      if (!acquire(slot)) {
        continue; // sealed meanwhile
      }
      try {
        slot.block().sync();
      } finally {
        release(slot);
      }
    }
  }

  /** The blocks that overlap a stretch of time, its end excluded. */
  Snapshot snapshot(long fromMillis, long toMillis) {
    List<StoredBlock> stored = new ArrayList<>();
    HeldBlocks held = new HeldBlocks(this);
    List<Block> blocks = new ArrayList<>();
    int pruned;
    synchronized (this) {
      int all = segments.blocks() + open.size();
      for (Segment segment : segments.overlapping(fromMillis, toMillis)) {
        held.add(segment);
        for (StoredBlock block : segment.blocks()) {
          SealedBlock.Summary summary = block.summary();
          if (summary.maxTimeMillis() >= fromMillis && summary.minTimeMillis() < toMillis) {
            stored.add(block);
          }
        }
      }
      for (OpenSlot slot : open.values()) {
        Optional<Block> view = slot.block().view();
        if (view.isPresent()
            && view.get().maxTimeMillis() >= fromMillis
            && view.get().minTimeMillis() < toMillis) {
          held.add(slot);
          blocks.add(view.get());
        }
      }
      pruned = all - stored.size() - blocks.size();
    }
    stored.forEach(block -> read(block).ifPresent(blocks::add));
    blocks.sort(Comparator.comparingLong(Block::sequence));
    return new Snapshot(blocks, pruned, held);
  }

  /** Lets the segments go that retention does not keep. */
  void expire(long nowMillis) {
    List<Segment> free;
    synchronized (this) {
      List<Segment> expired = segments.expire(retention, nowMillis);
      counters.add(StoreCounter.SEGMENTS_DROPPED, expired.size());
      free = expired.stream().filter(Segment::isFree).toList();
    }
    free.forEach(this::delete);
  }

  synchronized int sealedBlocks() {
    return segments.blocks();
  }

  synchronized int openBlocks() {
    return open.size();
  }

  /** Rows in the catalogue. */
  synchronized long rows() {
    return segments.rows() + open.values().stream().mapToLong(slot -> slot.block().rows()).sum();
  }

  synchronized void close() {
    open.values().forEach(slot -> slot.block().file().close());
    open.clear();
    files.close();
    queue.close();
    segments.close();
  }

  private synchronized Optional<OpenBlock> takeLeft() {
    return Optional.ofNullable(left.poll());
  }

  private synchronized OpenBlock start(OpenFile file) {
    OpenBlock block = OpenBlock.start(file, nextSequence++, boot);
    add(block);
    return block;
  }

  private void add(OpenBlock block) {
    open.put(block.sequence(), new OpenSlot(block));
    filesTaken++;
  }

  private Optional<SealedBlock> read(StoredBlock block) {
    try {
      return Optional.of(block.read());
    } catch (IOException e) {
      counters.add(StoreCounter.READ_FAILURES, 1);
      LOG.warn("{}: {} cannot be read just now: {}", table, block.where(), e.getMessage());
    } catch (DamagedBlockException e) {
      synchronized (this) {
        if (segments.remove(block)) {
          damaged(block.where() + ": " + e.getMessage());
        }
      }
    }
    return Optional.empty();
  }

  private void damaged(String what) {
    counters.add(StoreCounter.BLOCKS_DAMAGED, 1);
    LOG.error("{}: damaged, left out: {}", table, what);
  }

  private synchronized boolean acquire(OpenSlot slot) {
    if (!open.containsValue(slot)) {
      return false;
    }
    slot.acquire();
    return true;
  }

  /** Lets go of an open block, whose file may then be used again. */
  synchronized void release(OpenSlot slot) {
    slot.release();
    recycleIfFree(slot);
  }

  /** Removes a segment that has left the catalogue; the one who let go of it last calls this. */
  void delete(Segment segment) {
    files.forget(
        segment.blocks().stream()
            .map(block -> block.summary().sequence())
            .collect(Collectors.toSet()));
    try {
      queue.delete(segment.file());
      LOG.info("{}: {} is kept no longer", table, segment.file().path());
    } catch (IOException e) {
      LOG.warn("{}: a segment that is not needed stays: {}", table, e.getMessage());
    }
  }

  /** Answers whether the file goes back now. */
  private boolean recycleIfFree(OpenSlot slot) {
    Optional<OpenFile> file = slot.reclaim();
    if (file.isEmpty()) {
      return false;
    }
    filesTaken--;
    recycle(file.get());
    return true;
  }

  private void recycle(OpenFile file) {
    if (file.isCurrent() && !files.isFull()) {
      files.give(file);
      return;
    }
    try {
      files.delete(file);
    } catch (IOException e) {
      LOG.warn("{}: an open file that is not needed stays: {}", table, e.getMessage());
    }
  }
}
