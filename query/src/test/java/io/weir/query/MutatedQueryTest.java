package io.weir.query;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.query.plan.Planner;
import io.weir.query.syntax.QueryParser;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Queries that somebody mistyped end in an answer or in an error with its place, and what is right
 * reads back as it was printed.
 */
final class MutatedQueryTest {
  private static final int MUTATIONS = 100_000;
  private static final String CHARACTERS = "abz019 .,:|()<>=!-/\"'%_\\\n\u00e9\u0000ASfrom";

  @Test
  void everyMutationEndsInAPlanOrInAPositionedError() throws Exception {
    List<String> specs =
        SpecFile.all().stream()
            .flatMap(spec -> spec.cases().stream())
            .map(SpecFile.Case::query)
            .toList();
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      boolean spec = random.nextBoolean();
      String query =
          mutated(
              spec ? specs.get(random.nextInt(specs.size())) : RandomQuery.next(random), random);
      try {
        Planner.plan(new QueryRequest(query, Optional.empty()), 0);
      } catch (QueryException e) {
        assertTrue(
            e.line() >= 1 && e.column() >= 1 && !e.getMessage().isBlank(),
            () -> "seed " + seed + ": " + query);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + query, e);
      }
    }
  }

  @Test
  void aPrintedQueryParsesToItself() throws QueryException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      String query = RandomQuery.next(random);
      String printed = QueryParser.parse(query).toString();
      assertEquals(printed, QueryParser.parse(printed).toString(), "seed " + seed + ": " + query);
    }
  }

  @Test
  void nestingIsBounded() {
    String deep = "flows | where " + "(".repeat(10_000) + "vlan = 1" + ")".repeat(10_000);
    String negated = "flows | where " + "not ".repeat(10_000) + "vlan = 1";
    String closedFirst =
        "flows | where " + ")".repeat(10_000) + " | where " + "(".repeat(10_000) + "vlan = 1";
    String wide = "flows | where vlan = 1" + " or vlan = 1".repeat(5_000);
    for (String query : new String[] {deep, negated, closedFirst}) {
      QueryException refusal = assertThrows(QueryException.class, () -> QueryParser.parse(query));
      assertTrue(refusal.getMessage().contains("nested"), refusal.getMessage());
    }
    assertDoesNotThrow(() -> QueryParser.parse(wide));
  }

  private static String mutated(String query, SplittableRandom random) {
    StringBuilder text = new StringBuilder(query);
    for (int i = random.nextInt(1, 4); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      char with = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, with);
        default -> text.setCharAt(at, with);
      }
    }
    return text.toString();
  }
}
