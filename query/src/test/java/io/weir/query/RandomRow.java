package io.weir.query;

import io.weir.storage.schema.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes rows of {@code flows} whose cells have few values, and are absent now and then. */
final class RandomRow {
  private RandomRow() {}

  static Map<String, Object> next(SplittableRandom random, long timeMillis) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("time", timeMillis);
    put(cells, random, "agent", Address.ofIpv4(0xc0000201 + random.nextInt(3)));
    put(cells, random, "source.class", (long) random.nextInt(2));
    put(cells, random, "source.index", (long) random.nextInt(3));
    put(cells, random, "input", (long) random.nextInt(3));
    put(cells, random, "input.name", List.of("up1", "up2", "down1").get(random.nextInt(3)));
    put(cells, random, "src.ip", address(random));
    put(cells, random, "dst.ip", address(random));
    put(cells, random, "protocol", (long) random.nextInt(3));
    put(cells, random, "dst.port", (long) random.nextInt(5));
    put(cells, random, "src.port", (long) random.nextInt(5));
    put(cells, random, "local.end", List.of("src", "dst", "none", "other").get(random.nextInt(4)));
    put(cells, random, "vlan", (long) random.nextInt(4));
    put(cells, random, "frame.bytes", (long) random.nextInt(64, 80));
    put(cells, random, "sampling.rate", 1L << random.nextInt(1, 4));
    put(cells, random, "eth.src", (long) random.nextInt(4));
    put(cells, random, "app.name", List.of("ab", "aB", "Bc", "cc").get(random.nextInt(4)));
    return cells;
  }

  private static void put(
      Map<String, Object> cells, SplittableRandom random, String name, Object value) {
    if (random.nextInt(5) != 0) {
      cells.put(name, value);
    }
  }

  private static Address address(SplittableRandom random) {
    return random.nextInt(3) == 0
        ? new Address(0x2001_0db8_0000_0000L, random.nextInt(4))
        : Address.ofIpv4(0x0a00_0000 + random.nextInt(8));
  }
}
