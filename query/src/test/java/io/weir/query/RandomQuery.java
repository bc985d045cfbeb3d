package io.weir.query;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes queries over {@code flows} that are right. */
final class RandomQuery {
  private static final List<String> NUMBERS =
      List.of(
          "protocol",
          "dst.port",
          "local.port",
          "vlan",
          "frame.bytes",
          "sampling.rate",
          "bytes",
          "packets",
          "total",
          "(bytes + 3 * vlan)",
          "if(dst.port < vlan, frame.bytes - 70, bytes)",
          "coalesce(vlan, dst.port, 7)");
  private static final List<String> ADDRESSES =
      List.of(
          "src.ip",
          "dst.ip",
          "agent",
          "prefix(src.ip, 30)",
          "coalesce(dst.ip, agent)",
          "local.ip",
          "remote.ip");
  private static final List<String> TEXTS =
      List.of("app.name", "lower(app.name)", "if(vlan = 1, app.name, \"none\")");
  private static final List<String> KEYS =
      List.of(
          "protocol",
          "dst.port",
          "vlan",
          "src.ip",
          "dst.ip",
          "agent",
          "eth.src",
          "local.end",
          "local.ip",
          "remote.ip",
          "remote.port",
          "bin(5m)");
  private static final List<String> COMPUTED_KEYS =
      List.of(
          "prefix(dst.ip, 29, 64)",
          "lower(app.name)",
          "vlan * 2 - dst.port",
          "dst.port > vlan",
          "if(protocol = 1, src.ip, dst.ip)",
          "coalesce(app.name, \"none\")",
          "total");
  private static final List<String> FUNCTIONS =
      List.of(
          "sum",
          "min",
          "max",
          "avg",
          "count",
          "rate",
          "distinct",
          "first",
          "last",
          "stddev",
          "share");
  private static final List<String> PLAIN_NUMBERS =
      List.of("vlan", "dst.port", "total", "protocol * 2", "vlan - dst.port");
  private static final List<String> LETTERS = List.of("a", "B", "b", "c");
  private static final List<String> COMPARISONS = List.of("=", "!=", "<", "<=", ">", ">=");

  private RandomQuery() {}

  static String next(SplittableRandom random) {
    StringBuilder query = new StringBuilder("flows");
    boolean grouped = random.nextInt(4) != 0;
    String observed = observed(random, grouped);
    query.append(observed);
    int from = random.nextInt(25);
    query.append(" from 2026-01-01T00:%02d:00Z".formatted(from));
    query.append(" to 2026-01-01T00:%02d:00Z".formatted(random.nextInt(from + 5, 60)));
    query.append(" | extend total = vlan + dst.port");
    for (int i = random.nextInt(3); i > 0; i--) {
      query.append(" | where ").append(condition(random, 3));
    }
    if (!grouped) {
      return query + rows(random);
    }
    query.append(" | stats count() as n");
    for (String function : FUNCTIONS) {
      if (random.nextInt(3) == 0) {
        boolean any = List.of("count", "distinct", "first", "last").contains(function);
        query
            .append(", ")
            .append(function)
            .append('(')
            .append(pick(random, any ? anything(random) : NUMBERS))
            .append(") as ")
            .append(function)
            .append(1);
      }
    }
    List<String> keys = new ArrayList<>(KEYS);
    keys.addAll(COMPUTED_KEYS);
    for (int i = random.nextInt(4), first = i; i > 0; i--) {
      query.append(i == first ? " by " : ", ").append(keys.remove(random.nextInt(keys.size())));
    }
    query.append(random.nextInt(3) == 0 ? " | compare " + random.nextInt(1, 3) * 5 + "m" : "");
    boolean compared = query.indexOf("compare") >= 0;
    switch (random.nextInt(4)) {
      case 0 ->
          query
              .append(" | where n ")
              .append(pick(random, COMPARISONS))
              .append(' ')
              .append(random.nextInt(20));
      case 1 -> query.append(" | sort n").append(random.nextBoolean() ? " desc" : "");
      case 2 -> {
        query.append(" | top ").append(random.nextInt(1, 6)).append(" by n");
        boolean others =
            random.nextBoolean()
                && !compared
                && !observed.equals(" observed max")
                && query.indexOf("bin(") < 0;
        query.append(others ? " others" : "");
      }
      default -> query.append(" | limit ").append(random.nextInt(1, 6));
    }
    return query.toString();
  }

  private static String observed(SplittableRandom random, boolean grouped) {
    return switch (random.nextInt(8)) {
      case 0 -> " observed sum";
      case 1 -> " observed all";
      case 2 -> " observed edge";
      case 3, 4 -> grouped ? " observed max" : "";
      default -> "";
    };
  }

  private static List<String> anything(SplittableRandom random) {
    return List.of(NUMBERS, ADDRESSES, TEXTS).get(random.nextInt(3));
  }

  /** Stages over rows as they are. */
  private static String rows(SplittableRandom random) {
    List<String> left = new ArrayList<>(KEYS.subList(0, KEYS.size() - 1));
    StringBuilder stages = new StringBuilder();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      String name = pick(random, left);
      String direction = random.nextBoolean() ? " asc" : " desc";
      stages.append(" | ");
      switch (random.nextInt(5)) {
        case 0 -> stages.append("where ").append(name).append(" is present");
        case 1 -> stages.append("sort ").append(name).append(direction);
        case 2 -> stages.append("top ").append(random.nextInt(1, 60)).append(" by ").append(name);
        case 3 -> stages.append("limit ").append(random.nextInt(1, 60));
        default -> {
          left.remove(random.nextInt(left.size()));
          stages.append("fields ").append(String.join(", ", left));
        }
      }
    }
    return stages.toString();
  }

  private static String condition(SplittableRandom random, int depth) {
    if (depth > 0 && random.nextBoolean()) {
      return switch (random.nextInt(3)) {
        case 0 -> "not (" + condition(random, depth - 1) + ")";
        case 1 -> "(" + condition(random, depth - 1) + " and " + condition(random, depth - 1) + ")";
        default -> "(" + condition(random, depth - 1) + " or " + condition(random, depth - 1) + ")";
      };
    }
    String number = pick(random, NUMBERS);
    String address = pick(random, ADDRESSES);
    String negated = random.nextBoolean() ? " not" : "";
    String text = pick(random, TEXTS);
    return switch (random.nextInt(10)) {
      case 6 -> text + negated + " like \"%" + pick(random, LETTERS) + "_\"";
      case 7 ->
          text + (negated.isEmpty() ? " =~ \"" : " !~ \"") + pick(random, LETTERS) + "[a-c]\"";
      case 8 -> number + " " + pick(random, COMPARISONS) + " " + pick(random, PLAIN_NUMBERS);
      case 9 -> "dst.port / vlan " + pick(random, COMPARISONS) + " " + random.nextInt(3);
      case 0 -> number + " " + pick(random, COMPARISONS) + " " + random.nextInt(100);
      case 1 ->
          number + negated + " in (" + random.nextInt(5) + ", " + random.nextInt(64, 80) + ")";
      case 2 -> address + " " + pick(random, COMPARISONS) + " " + address(random);
      case 3 ->
          address
              + negated
              + " in "
              + (random.nextBoolean()
                  ? "10.0.0.0/" + random.nextInt(24, 33)
                  : "2001:db8::/" + random.nextInt(32, 129));
      case 4 -> address + negated + " in (" + address(random) + ", " + address(random) + ")";
      default ->
          (random.nextBoolean() ? number : address)
              + " is"
              + negated
              + (random.nextBoolean() ? " absent" : " present");
    };
  }

  private static String address(SplittableRandom random) {
    return random.nextInt(3) == 0
        ? "2001:db8::" + random.nextInt(4)
        : "10.0.0." + random.nextInt(8);
  }

  private static String pick(SplittableRandom random, List<String> names) {
    return names.get(random.nextInt(names.size()));
  }
}
