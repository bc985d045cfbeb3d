package io.weir.jmh.reference;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The engines beside Weir that are on the class path; none of them is part of what Weir ships.
 *
 * @param all in the order in which they are asked
 */
record Peers(List<Peer> all) implements AutoCloseable {

  /** Opens them in a directory, and loads those that are empty. */
  static Peers open(Path directory, long rows) throws Exception {
    Peers peers = new Peers(new ArrayList<>());
    try {
      if (isThere("DuckDB", "org.duckdb.DuckDBDriver")) {
        peers.all.add(DuckDb.open(directory));
      }
      if (isThere("QuestDB", "io.questdb.cairo.CairoEngine")) {
        peers.all.add(QuestDb.open(directory));
      }
      for (Peer peer : peers.all) {
        if (peer.isEmpty()) {
          load(peer, rows);
        }
      }
      return peers;
    } catch (Exception e) {
      peers.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    for (Peer peer : all) {
      peer.close();
    }
  }

  private static void load(Peer peer, long rows) throws Exception {
    long begin = System.nanoTime();
    peer.load(new ReferenceFlows(rows), rows);
    System.out.printf(
        Locale.ROOT,
        "%s: loaded in %.1f s, %.2f bytes a row%n",
        peer.name(),
        (System.nanoTime() - begin) / 1e9,
        (double) peer.bytes() / rows);
  }

  private static boolean isThere(String engine, String type) {
    String file = type.replace('.', '/') + ".class";
    if (Peers.class.getClassLoader().getResource(file) != null) {
      return true;
    }
    System.out.printf("%s is not on the class path: it is left out%n", engine);
    return false;
  }
}
