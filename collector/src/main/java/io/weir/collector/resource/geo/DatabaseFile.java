package io.weir.collector.resource.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Network;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import io.weir.collector.resource.lookup.AddressRanges;
import io.weir.collector.resource.lookup.Prefix;
import io.weir.storage.schema.Address;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Databases in MaxMind's format, version 2, read from their first network to their last. */
final class DatabaseFile {
  private static final int IPV4_OFFSET = 2 * Long.SIZE - Integer.SIZE;

  private DatabaseFile() {}

  /**
   * Adds what every network of a file has.
   *
   * @param value of a network's record; null if it says nothing that matters
   * @param what the values are called, for the user
   * @throws DatabaseException if the file is missing, cut short, or no database of such values
   */
  static <T> void read(
      Path file, Function<Map<?, ?>, T> value, String what, AddressRanges.Builder<T> ranges)
      throws DatabaseException {
    boolean empty = true;
    try (Reader reader = new Reader(file.toFile(), Reader.FileMode.MEMORY, new CHMCache())) {
      Networks<?> networks = reader.networks(Map.class);
      while (networks.hasNext()) {
        DatabaseRecord<?> network = networks.next();
        T known = value.apply((Map<?, ?>) network.data());
        if (known != null) {
          ranges.add(prefix(network.network()), known);
          empty = false;
        }
      }
    } catch (FileNotFoundException e) {
      throw new DatabaseException(file, "there is no such file to read; name another", e);
    } catch (IOException
        | InvalidNetworkException
        | RuntimeException
        | StackOverflowError e) { // the library ends in any of them where bytes are wrong
      throw new DatabaseException(
          file, "this is no whole database in MaxMind's format; fetch it again", e);
    }
    if (empty) {
      throw new DatabaseException(file, "the database knows no " + what + "; name another");
    }
  }

  private static Prefix prefix(Network network) {
    Address first = Address.of(network.networkAddress());
    int length = network.prefixLength();
    return Prefix.of(first.high(), first.low(), first.isIpv4() ? length + IPV4_OFFSET : length);
  }
}
