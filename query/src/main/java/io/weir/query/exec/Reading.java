package io.weir.query.exec;

import io.weir.query.plan.Filter;
import io.weir.query.plan.Input;
import io.weir.storage.block.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Reads blocks on the threads of a query, and knows what was read. */
final class Reading {
  private final Filter<Input> filter;
  private final Workers workers;
  private final Cancellation cancellation;
  private final List<Scan> scans = new ArrayList<>();
  private final List<BlockAnswer> remembered = new ArrayList<>();

  Reading(Filter<Input> filter, Workers workers, Cancellation cancellation) {
    this.filter = filter;
    this.workers = workers;
    this.cancellation = cancellation;
  }

  /**
   * Reads blocks, cut into as many parts as there are sinks: the first sink takes the first blocks,
   * in their order. The last part goes first, since the open blocks in it are waited for.
   *
   * @param done told of each block that was read
   */
  void inOrder(List<Block> blocks, List<? extends Scan.Sink> sinks, Consumer<Block> done)
      throws InterruptedException {
    List<Scan> counted = counted(sinks.size());
    int count = sinks.size();
    workers.run(
        count,
        task -> {
          int part = count - 1 - task;
          int from = (int) ((long) part * blocks.size() / count);
          int to = (int) ((part + 1L) * blocks.size() / count);
          for (Block block : blocks.subList(from, to)) {
            counted.get(part).read(block, sinks.get(part));
            done.accept(block);
          }
        });
  }

  /**
   * Reads blocks, each into whichever sink is free, the last ones first.
   *
   * @param done told of each block that was read
   * @param enough whether a block and those before it need not be read
   * @return the blocks that were not read, in their order
   */
  List<Block> lastFirst(
      List<Block> blocks,
      List<? extends Scan.Sink> sinks,
      Consumer<Block> done,
      Predicate<Block> enough)
      throws InterruptedException {
    return lastFirst(blocks, sinks, counted(sinks.size())::get, done, enough);
  }

  /** Reads blocks once more, each into whichever sink is free; they are not counted again. */
  void again(List<Block> blocks, List<? extends Scan.Sink> sinks) throws InterruptedException {
    lastFirst(blocks, sinks, _ -> new Scan(filter, cancellation), _ -> {}, _ -> false);
  }

  /** Takes note of a block that need not be read, and what it comes to. */
  void passOver(BlockAnswer answer) {
    remembered.add(answer);
  }

  long rowsScanned() {
    return scans.stream().mapToLong(Scan::rowsScanned).sum();
  }

  long rowsMatched() {
    return scans.stream().mapToLong(Scan::rowsMatched).sum()
        + remembered.stream().mapToLong(BlockAnswer::rowsMatched).sum();
  }

  int blocksRead() {
    return scans.stream().mapToInt(Scan::blocksRead).sum();
  }

  int blocksPruned() {
    return scans.stream().mapToInt(Scan::blocksPruned).sum();
  }

  int blocksRemembered() {
    return remembered.size();
  }

  private List<Block> lastFirst(
      List<Block> blocks,
      List<? extends Scan.Sink> sinks,
      IntFunction<Scan> scan,
      Consumer<Block> done,
      Predicate<Block> enough)
      throws InterruptedException {
    AtomicInteger left = new AtomicInteger(blocks.size());
    workers.run(
        sinks.size(),
        part -> {
          Scan own = scan.apply(part);
          int next = left.get() - 1;
          while (next >= 0 && !enough.test(blocks.get(next))) {
            next = left.decrementAndGet();
            if (next < 0) {
              return;
            }
            own.read(blocks.get(next), sinks.get(part));
            done.accept(blocks.get(next));
            next = left.get() - 1;
          }
        });
    return blocks.subList(0, Math.max(0, left.get()));
  }

  private List<Scan> counted(int count) {
    List<Scan> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      added.add(new Scan(filter, cancellation));
    }
    scans.addAll(added);
    return added;
  }
}
