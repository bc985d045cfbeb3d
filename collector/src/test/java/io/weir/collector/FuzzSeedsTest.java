package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.weir.collector.packet.HeaderFuzz;
import io.weir.collector.sflow.DatagramFuzz;
import io.weir.collector.telemetry.JsonFuzz;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing has found worth keeping is tried again in every build. */
final class FuzzSeedsTest {
  private static final List<Target> TARGETS =
      List.of(
          new Target(HeaderFuzz.class, HeaderFuzz::fuzzerTestOneInput),
          new Target(DatagramFuzz.class, DatagramFuzz::fuzzerTestOneInput),
          new Target(JsonFuzz.class, JsonFuzz::fuzzerTestOneInput));

  static List<Target> targets() {
    return TARGETS;
  }

  @ParameterizedTest
  @MethodSource("targets")
  void noSeedFails(Target target) throws IOException, URISyntaxException {
    List<Path> seeds = target.seeds();
    assertFalse(seeds.isEmpty());
    for (Path seed : seeds) {
      byte[] input = Files.readAllBytes(seed);
      assertDoesNotThrow(() -> target.input().accept(input), seed.toString());
    }
  }

  /** A class that Jazzer calls, and the seeds in the folder of its name. */
  record Target(Class<?> type, Input input) {
    List<Path> seeds() throws IOException, URISyntaxException {
      String name = type.getName().substring("io.weir.collector.".length());
      Path folder = Path.of(FuzzSeedsTest.class.getResource("/fuzz/" + name).toURI());
      try (Stream<Path> files = Files.list(folder)) {
        return files.sorted().toList();
      }
    }

    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  /** Takes one input. */
  @FunctionalInterface
  interface Input {
    void accept(byte[] input);
  }
}
