package io.weir.query.exec;

import io.weir.storage.block.Block;
import io.weir.storage.block.Rows;

/**
 * Groups the rows of one block after the other for a question that is asked again, each apart, and
 * remembers what it comes to. Belongs to one thread.
 */
final class RememberedRows implements Scan.Sink {
  private final KnownAnswers.Repeated question;
  private final GroupCollection part;
  private final GroupCollection alone;
  private final Workers workers;
  private Block block;
  private boolean apart;
  private boolean pays = true;
  private long rowsMatched;

  /**
   * Takes the rows of some blocks.
   *
   * @param part takes what all of them come to
   * @param alone another one with the same keys
   * @param workers of the query, which may be told to give up
   */
  RememberedRows(
      KnownAnswers.Repeated question,
      GroupCollection part,
      GroupCollection alone,
      Workers workers) {
    this.question = question;
    this.part = part;
    this.alone = alone;
    this.workers = workers;
  }

  @Override
  public void begin(Block next) {
    block = next;
    apart = pays && question.covers(block);
    rowsMatched = 0;
    sink().begin(block);
  }

  @Override
  public void accept(Block ofRows, Rows rows) {
    rowsMatched += rows.count();
    sink().accept(ofRows, rows);
  }

  @Override
  public void end() {
    sink().end();
    if (!apart) {
      return;
    }
    BlockAnswer answer = alone.answer(rowsMatched);
    alone.restart();
    part.absorb(answer);
    if (!workers.isCancelled()) { // else some rows may be missing
      pays = question.add(block, answer);
    }
  }

  private GroupCollection sink() {
    return apart ? alone : part;
  }
}
