package io.weir.query.exec;

import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;

/** Hands on the rows whose groups are contenders. Belongs to one thread. */
final class ContenderRows implements Scan.Sink {
  private final Scratch scratch = new Scratch();
  private final ContenderFilter filter;
  private final Scan.Sink sink;

  ContenderRows(Contenders contenders, GroupKeys keys, Scan.Sink sink) {
    this.filter = new ContenderFilter(contenders, keys, scratch);
    this.sink = sink;
  }

  @Override
  public void begin(Block block) {
    filter.begin(block);
    sink.begin(block);
  }

  @Override
  public void accept(Block block, Rows rows) {
    filter.select(rows, scratch.marks);
    if (rows.count() > 0) {
      sink.accept(block, rows);
    }
  }

  @Override
  public void end() {
    sink.end();
  }
}
