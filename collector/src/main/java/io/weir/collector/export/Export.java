package io.weir.collector.export;

import io.weir.storage.block.Block;
import io.weir.storage.block.SealedBlock;
import io.weir.storage.schema.Table;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreInspection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes the rows of a table that are of a stretch of time, block by block in the order in which
 * the blocks were begun; in a block rows are in the order of their arrival.
 */
public final class Export {
  private final Table table;
  private final long fromMillis;
  private final long toMillis;
  private final RowFormat format;

  /**
   * An export that is yet to run.
   *
   * @param fromMillis first millisecond
   * @param toMillis one past the last
   */
  public Export(Table table, long fromMillis, long toMillis, ExportFormat format) {
    this.table = table;
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
    this.format = format.rows();
  }

  /**
   * Writes everything.
   *
   * @param directory a data directory that no process has open
   * @param damaged told what cannot be read, and is left out
   * @throws StoreException if there is no store, or a process has it open
   * @throws IOException if it cannot be written
   */
  public void run(Path directory, PrintWriter out, Consumer<String> damaged)
      throws StoreException, IOException {
    format.begin(table, out);
    try {
      StoreInspection.run(directory, table, fromMillis, toMillis, new Rows(out, damaged));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.flush();
  }

  /** Writes the rows of each block that it is shown. */
  private final class Rows implements StoreInspection.Visitor {
    private final PrintWriter out;
    private final Consumer<String> damaged;

    Rows(PrintWriter out, Consumer<String> damaged) {
      this.out = out;
      this.damaged = damaged;
    }

    @Override
    public void sealed(Table of, Path segment, SealedBlock block) {
      write(block);
    }

    @Override
    public void open(Table of, Path file, Block block) {
      write(block);
    }

    @Override
    public void damaged(Table of, String what) {
      damaged.accept(what);
    }

    private void write(Block block) {
      try {
        Object[] row = new Object[table.stored().size()];
        BlockRows rows = new BlockRows(table, block, fromMillis, toMillis);
        while (rows.next(row)) {
          format.row(table, row, out);
        }
        if (out.checkError()) {
          throw new IOException("nobody takes the rows any more");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
