package io.weir.collector;

import io.weir.storage.block.Block;
import io.weir.storage.block.DamagedBlockException;
import io.weir.storage.block.SealedBlock;
import io.weir.storage.schema.Table;
import io.weir.storage.store.StoreException;
import io.weir.storage.store.StoreInspection;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir store verify}: reads all that a store has, and names what is damaged. */
@Command(
    name = "verify",
    description = "Read all that is there, and name what is damaged.",
    footer = {"", "Ends with 1 if something is damaged."})
final class StoreVerifyCommand implements Callable<Integer>, StoreInspection.Visitor {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A data directory that no collector uses.")
  private Path directory;

  private int blocks;
  private int openBlocks;
  private int damaged;
  private long rows;

  @Override
  public Integer call() throws StoreException {
    StoreInspection.run(directory, this);
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %,d sealed blocks, %,d open ones, %,d rows, %,d damaged%n",
            directory, blocks, openBlocks, rows, damaged);
    return damaged == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  @Override
  public void sealed(Table table, Path segment, SealedBlock block) throws DamagedBlockException {
    block.readThrough();
    blocks++;
    rows += block.rows();
  }

  @Override
  public void open(Table table, Path file, Block block) {
    openBlocks++;
    rows += block.rows();
  }

  @Override
  public void damaged(Table table, String what) {
    damaged++;
    spec.commandLine().getErr().println(table + ": " + what);
  }
}
