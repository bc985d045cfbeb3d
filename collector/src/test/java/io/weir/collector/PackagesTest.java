package io.weir.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.query.engine.QueryEngine;
import io.weir.storage.store.Store;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that use each other in one direction can be read one after the other. */
class PackagesTest {
  private static final Pattern USE = Pattern.compile(" +(io\\.weir\\.\\S+) +-> (io\\.weir\\.\\S+)");

  @ParameterizedTest
  @ValueSource(classes = {Store.class, QueryEngine.class, Collector.class})
  void useEachOtherInOneDirection(Class<?> ofModule) throws URISyntaxException {
    Map<String, Set<String>> uses = uses(ofModule);

    assertTrue(uses.containsKey(ofModule.getPackageName()));
    assertEquals(List.of(), circle(uses));
  }

  @Test
  void aCircleIsFound() {
    Map<String, Set<String>> uses =
        Map.of(
            "main", Set.of("http", "text"),
            "http", Set.of("alert", "text"),
            "alert", Set.of("rule", "text"),
            "rule", Set.of("http"));

    assertEquals(Set.of("http", "alert", "rule"), Set.copyOf(circle(uses)));
  }

  /** The other packages of ours that each package of a module uses. */
  private static Map<String, Set<String>> uses(Class<?> ofModule) throws URISyntaxException {
    Path classes = Path.of(ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter out = new StringWriter();
    int exit =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(out),
                new PrintWriter(out),
                "-verbose:package",
                "-filter:package",
                classes.toString());
    assertEquals(0, exit, out::toString);
    Map<String, Set<String>> uses = new TreeMap<>();
    for (Matcher use :
        out.toString().lines().map(USE::matcher).filter(Matcher::lookingAt).toList()) {
      uses.computeIfAbsent(use.group(1), _ -> new TreeSet<>()).add(use.group(2));
    }
    return uses;
  }

  /** Packages of which each uses the next, and the last the first; none if there are none. */
  private static List<String> circle(Map<String, Set<String>> uses) {
    Map<String, Set<String>> left = new TreeMap<>(uses);
    boolean anyGone;
    do {
      anyGone = left.values().removeIf(used -> used.stream().noneMatch(left::containsKey));
    } while (anyGone);
    if (left.isEmpty()) {
      return List.of();
    }
    List<String> way = new ArrayList<>();
    String next = left.keySet().iterator().next();
    while (!way.contains(next)) {
      way.add(next);
      next = left.get(next).stream().filter(left::containsKey).findFirst().orElseThrow();
    }
    return way.subList(way.indexOf(next), way.size());
  }
}
