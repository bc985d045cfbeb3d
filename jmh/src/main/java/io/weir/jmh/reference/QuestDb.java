package io.weir.jmh.reference;

import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.DefaultCairoConfiguration;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContext;
import io.questdb.griffin.SqlExecutionContextImpl;
import io.questdb.log.LogFactory;
import io.questdb.mp.WorkerPool;
import io.questdb.mp.WorkerPoolUtils;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A QuestDB database inside this process. It has no number of 128 bits to compare and to group by:
 * an address is two columns, its upper and its lower word, which its compiler of filters takes.
 * Texts are symbols; that of providers has an index, which makes the questions about one faster.
 */
final class QuestDb implements Peer {
  private static final int WORKERS = 2;
  private static final int MICROS_A_MILLI = 1000;
  private static final int ROWS_A_COMMIT = 1_000_000;
  private static final String TABLE =
      """
      create table if not exists flows (time timestamp,
        rate int, input int, output int, frame long, protocol int, sport int, dport int,
        src_as int, dst_as int, rtt int, retransmits int,
        agent_high long, agent_low long, src_high long, src_low long, dst_high long, dst_low long,
        subnet symbol capacity 1024, provider symbol capacity 4096 index,
        direction symbol capacity 16)
      timestamp(time) partition by day bypass wal""";

  private final Path directory;
  private final CairoEngine engine;
  private final WorkerPool workers;
  private final SqlExecutionContext context;

  private QuestDb(Path directory, CairoEngine engine, WorkerPool workers) {
    this.directory = directory;
    this.engine = engine;
    this.workers = workers;
    this.context =
        new SqlExecutionContextImpl(engine, WORKERS).with(AllowAllSecurityContext.INSTANCE);
  }

  /** Opens the database below a directory, which is made if need be, for two threads. */
  static QuestDb open(Path parent) throws IOException, SqlException {
    Path directory = parent.resolve("questdb");
    logTo(directory);
    CairoEngine engine = new CairoEngine(new DefaultCairoConfiguration(directory.toString()));
    QuestDb database = new QuestDb(directory, engine, new WorkerPool(() -> WORKERS));
    WorkerPoolUtils.setupQueryJobs(database.workers, engine);
    database.workers.start();
    engine.execute(TABLE, database.context);
    return database;
  }

  /** Else it tells the console of each question, which takes time. */
  private static void logTo(Path directory) throws IOException {
    Path settings = Files.createDirectories(directory.resolve("conf")).resolve("log.conf");
    Files.createDirectories(directory.resolve("log"));
    Files.writeString(
        settings,
        """
        writers=file
        w.file.class=io.questdb.log.LogFileWriter
        w.file.location=${log.dir}/questdb.log
        w.file.level=ERROR
        """);
    LogFactory.configureRootDir(directory.toString());
  }

  @Override
  public String name() {
    return "QuestDB " + CairoEngine.class.getPackage().getImplementationVersion();
  }

  @Override
  public boolean isEmpty() throws SqlException {
    return sumOfLastColumn("select count(*) from flows") == 0;
  }

  @Override
  public void load(ReferenceFlows flows, long rows) {
    try (TableWriter writer = engine.getWriter(engine.verifyTableName("flows"), "load")) {
      for (long i = 1; i <= rows; i++) {
        append(flows.next(), writer);
        if (i % ROWS_A_COMMIT == 0) {
          writer.commit();
        }
      }
      writer.commit();
    }
    engine.releaseAllWriters(); // which gives back what files were made too long in advance
  }

  private static void append(Row row, TableWriter writer) {
    TableWriter.Row to = writer.newRow(row.value(Flows.TIME.index()) * MICROS_A_MILLI);
    int column = 1;
    for (Field field : NUMBERS) {
      if (field.equals(Flows.FRAME_BYTES)) { // a factor of what needs 64 bits
        to.putLong(column, row.value(field.index()));
      } else if (row.has(field)) {
        to.putInt(column, (int) row.value(field.index()));
      }
      column++;
    }
    for (Field field : ADDRESSES) {
      to.putLong(column++, row.high(field.index()));
      to.putLong(column++, row.value(field.index()));
    }
    for (Field field : TEXTS) {
      to.putSym(column++, new String(row.text(field.index()), StandardCharsets.UTF_8));
    }
    to.append();
  }

  @Override
  public long bytes() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Override
  public long ask(Question question, long endMillis) throws SqlException {
    return sumOfLastColumn(Peer.timed(question.questDb(), endMillis, MICROS_A_MILLI));
  }

  private long sumOfLastColumn(String sql) throws SqlException {
    try (RecordCursorFactory plan = engine.select(sql, context);
        RecordCursor cursor = plan.getCursor(context)) {
      int column = plan.getMetadata().getColumnCount() - 1;
      Record row = cursor.getRecord();
      long sum = 0;
      while (cursor.hasNext()) {
        sum += row.getLong(column);
      }
      return sum;
    }
  }

  @Override
  public void close() {
    workers.close();
    engine.close();
    LogFactory.closeInstance();
  }
}
