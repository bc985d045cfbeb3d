package io.weir.jmh.reference;

import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A DuckDB database with the columns that the reference data has, in one table that ascends by
 * time. Its driver is not part of the build: it is used where it is on the class path.
 */
final class DuckDb implements AutoCloseable {
  private static final int CHUNK = 1_000_000;
  private static final List<Field> NUMBERS =
      List.of(
          Flows.SAMPLING_RATE,
          Flows.INPUT,
          Flows.OUTPUT,
          Flows.FRAME_BYTES,
          Flows.PROTOCOL,
          Flows.SOURCE_PORT,
          Flows.DESTINATION_PORT,
          Flows.SOURCE_AS,
          Flows.DESTINATION_AS,
          Flows.TCP_RTT,
          Flows.TCP_RETRANSMITS);
  private static final List<Field> ADDRESSES =
      List.of(Flows.AGENT, Flows.SOURCE_IP, Flows.DESTINATION_IP);
  private static final List<Field> TEXTS =
      List.of(ReferenceFlows.SUBNET, ReferenceFlows.PROVIDER, ReferenceFlows.DIRECTION);

  private final Path file;
  private final Connection connection;

  private DuckDb(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Makes a database for two threads; empty if the driver is not on the class path. */
  static Optional<DuckDb> create(Path directory) throws SQLException {
    if (DriverManager.drivers()
        .noneMatch(driver -> driver.getClass().getName().contains("duckdb"))) {
      return Optional.empty();
    }
    Path file = directory.resolve("flows.duckdb");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
    DuckDb database = new DuckDb(file, connection);
    database.execute("set threads to 2");
    database.execute(
        "create table if not exists flows (time bigint, rate uinteger, input uinteger, output uinteger,"
            + " frame ubigint, protocol utinyint, sport usmallint, dport usmallint,"
            + " src_as uinteger, dst_as uinteger, rtt uinteger, retransmits uinteger,"
            + " agent hugeint, src hugeint, dst hugeint,"
            + " subnet varchar, provider varchar, direction varchar)");
    return Optional.of(database);
  }

  /** Whether nothing was loaded yet. */
  boolean isEmpty() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from flows")) {
      result.next();
      return result.getLong(1) == 0;
    }
  }

  /** Loads rows, ascending by time, and brings them to the disk. */
  void load(ReferenceFlows flows, long rows) throws IOException, SQLException {
    Path chunk = file.resolveSibling("chunk.csv");
    for (long loaded = 0; loaded < rows; loaded += CHUNK) {
      try (BufferedWriter out = Files.newBufferedWriter(chunk)) {
        for (long i = loaded; i < Math.min(rows, loaded + CHUNK); i++) {
          write(flows.next(), out);
        }
      }
      execute("insert into flows from read_csv('" + chunk + "', header = false) order by 1");
    }
    Files.delete(chunk);
    execute("checkpoint");
  }

  long bytes() throws IOException {
    return Files.size(file);
  }

  String version() throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion();
  }

  /** What the last column of the answer adds up to; −1 if there is no row. */
  long ask(Question question, long endMillis) throws SQLException {
    String sql =
        question
            .sql()
            .replace("%HOUR%", Long.toString(endMillis - 3_600_000))
            .replace("%QUARTER%", Long.toString(endMillis - 900_000));
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      long rows = 0;
      long sum = 0;
      int column = result.getMetaData().getColumnCount();
      while (result.next()) {
        rows++;
        sum += Long.parseLong(result.getObject(column).toString().replaceFirst("\\..*", ""));
      }
      return rows == 0 ? -1 : sum;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void write(Row row, BufferedWriter out) throws IOException {
    out.write(Long.toString(row.value(Flows.TIME.index())));
    for (Field field : NUMBERS) {
      out.write(',');
      out.write(row.has(field) ? Long.toString(row.value(field.index())) : "");
    }
    for (Field field : ADDRESSES) {
      out.write(',');
      out.write(Question.number(row.high(field.index()), row.value(field.index())));
    }
    for (Field field : TEXTS) {
      out.write(',');
      out.write(new String(row.text(field.index()), StandardCharsets.UTF_8));
    }
    out.write('\n');
  }
}
