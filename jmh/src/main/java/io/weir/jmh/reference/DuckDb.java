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

/** A DuckDB database, asked through its JDBC driver, which is no part of the build. */
final class DuckDb implements Peer {
  private static final int CHUNK = 1_000_000;

  private final Path file;
  private final Connection connection;
  private final String version;

  private DuckDb(Path file, Connection connection, String version) {
    this.file = file;
    this.connection = connection;
    this.version = version;
  }

  /** Opens the database in a directory for two threads. */
  static DuckDb open(Path directory) throws SQLException {
    Path file = directory.resolve("flows.duckdb");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
    String version = connection.getMetaData().getDatabaseProductVersion();
    DuckDb database = new DuckDb(file, connection, version);
    database.execute("set threads to 2");
    database.execute(
        "create table if not exists flows (time bigint, rate uinteger, input uinteger, output uinteger,"
            + " frame ubigint, protocol utinyint, sport usmallint, dport usmallint,"
            + " src_as uinteger, dst_as uinteger, rtt uinteger, retransmits uinteger,"
            + " agent hugeint, src hugeint, dst hugeint,"
            + " subnet varchar, provider varchar, direction varchar)");
    return database;
  }

  @Override
  public String name() {
    return "DuckDB " + version;
  }

  @Override
  public boolean isEmpty() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from flows")) {
      result.next();
      return result.getLong(1) == 0;
    }
  }

  @Override
  public void load(ReferenceFlows flows, long rows) throws IOException, SQLException {
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

  @Override
  public long bytes() throws IOException {
    return Files.size(file);
  }

  @Override
  public long ask(Question question, long endMillis) throws SQLException {
    String sql = Peer.timed(question.duckDb(), endMillis, 1);
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      long sum = 0;
      int column = result.getMetaData().getColumnCount();
      while (result.next()) {
        sum += Long.parseLong(result.getObject(column).toString().replaceFirst("\\..*", ""));
      }
      return sum;
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
