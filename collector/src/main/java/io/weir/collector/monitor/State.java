package io.weir.collector.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every scope and monitor that there is, and the tokens of requests that made or changed them.
 * Immutable.
 *
 * @param scopes by their ARNs
 * @param monitors by their ARNs
 * @param tokens oldest first
 */
record State(List<Scope> scopes, List<Monitor> monitors, List<ClientToken> tokens) {
  static final State EMPTY = new State(List.of(), List.of(), List.of());

  Stream<Scope> scopesOf(String region) {
    return scopes.stream().filter(scope -> scope.region().equals(region));
  }

  Stream<Monitor> monitorsOf(String region) {
    return monitors.stream().filter(monitor -> monitor.region().equals(region));
  }

  Optional<Scope> scope(Arn arn) {
    return scopes.stream().filter(scope -> scope.arn().equals(arn)).findFirst();
  }

  Optional<Monitor> monitor(Arn arn) {
    return monitors.stream().filter(monitor -> monitor.arn().equals(arn)).findFirst();
  }

  Optional<ClientToken> token(String text) {
    return tokens.stream().filter(token -> token.token().equals(text)).findFirst();
  }

  /** With a scope in the place of the one with its ARN, or beside the others. */
  State with(Scope scope) {
    Stream<Scope> others = scopes.stream().filter(each -> !each.arn().equals(scope.arn()));
    return new State(
        Stream.concat(others, Stream.of(scope)).sorted(byArn(Scope::arn)).toList(),
        monitors,
        tokens);
  }

  /** With a monitor in the place of the one with its ARN, or beside the others. */
  State with(Monitor monitor) {
    Stream<Monitor> others = monitors.stream().filter(each -> !each.arn().equals(monitor.arn()));
    return new State(
        scopes,
        Stream.concat(others, Stream.of(monitor)).sorted(byArn(Monitor::arn)).toList(),
        tokens);
  }

  /** With one token more, and without those that are over by then. */
  State with(ClientToken token) {
    List<ClientToken> next = new ArrayList<>(tokens);
    next.removeIf(each -> each.isOver(token.millis()) || each.token().equals(token.token()));
    next.add(token);
    return new State(scopes, monitors, List.copyOf(next));
  }

  /** Without a scope or a monitor, and without the tokens that made it. */
  State without(Arn arn) {
    return new State(
        scopes.stream().filter(scope -> !scope.arn().equals(arn)).toList(),
        monitors.stream().filter(monitor -> !monitor.arn().equals(arn)).toList(),
        tokens.stream().filter(token -> !token.result().equals(arn)).toList());
  }

  private static <T> Comparator<T> byArn(Function<T, Arn> arn) {
    return Comparator.comparing(each -> arn.apply(each).toString());
  }
}
