package io.weir.query.plan;

import io.weir.query.EdgeInterfaces;
import io.weir.query.QueryException;
import io.weir.query.syntax.Comparison;
import io.weir.query.syntax.Expression;
import io.weir.query.syntax.Observation;
import io.weir.query.syntax.Suggestion;
import io.weir.storage.schema.Field;
import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans which samples count of a packet that several ports or hosts have sampled. */
final class ObservedPlanner {
  /** What tells observers apart: the data sources of sFlow v5, section 4.1. */
  private static final List<Field> OBSERVER =
      List.of(Flows.AGENT, Flows.SUB_AGENT, Flows.SOURCE_CLASS, Flows.SOURCE_INDEX);

  private final Optional<Expression.Name> mode;
  private final Table table;
  private final List<EdgeInterfaces> edge;

  /**
   * A planner for one query.
   *
   * @param mode what the text says, if it says something
   * @param edge the interfaces at the edge of the network
   */
  ObservedPlanner(Optional<Expression.Name> mode, Table table, List<EdgeInterfaces> edge) {
    this.mode = mode;
    this.table = table;
    this.edge = edge;
  }

  /**
   * The conditions on rows.
   *
   * @param grouped whether the rows are grouped
   */
  List<Filter<Input>> filters(boolean grouped) throws QueryException {
    if (mode.isEmpty()) {
      return List.of();
    }
    Expression.Name name = mode.get();
    if (!table.equals(Flows.TABLE)) {
      throw name.position()
          .mistake("what was observed several times are flows; leave out observed");
    }
    return switch (observation(name)) {
      case ALL, SUM -> List.of();
      case EDGE -> atEdge(name);
      case MAX -> {
        if (!grouped) {
          throw name.position()
              .mistake(
                  "observed max chooses an observer for each group of stats; rows as they are"
                      + " have observed all or edge");
        }
        yield List.of();
      }
    };
  }

  /** Groups, told apart by observers where each is to be of one. */
  Plan.Shape.Groups grouped(Plan.Shape.Groups shape) throws QueryException {
    if (mode.isEmpty() || observation(mode.get()) != Observation.MAX) {
      return shape;
    }
    List<Plan.Key> observers =
        OBSERVER.stream()
            .map(field -> new Plan.Key(new Input.OfField(field), Optional.empty()))
            .toList();
    return new Plan.Shape.Groups(shape.keys(), shape.values(), shape.top(), observers);
  }

  private static Observation observation(Expression.Name name) throws QueryException {
    Optional<Observation> observation = Observation.named(name.text());
    if (observation.isEmpty()) {
      throw name.position()
          .mistake(
              "observed is one of %s; found \"%s\"%s"
                  .formatted(
                      String.join(", ", Observation.names()),
                      name,
                      Suggestion.didYouMean(name.text(), Observation.names())));
    }
    return observation.get();
  }

  /**
   * Samples of packets that came in by an interface at the edge, taken there: where the port by
   * which the packet left has sampled it, too, that sample is left out.
   */
  private List<Filter<Input>> atEdge(Expression.Name name) throws QueryException {
    if (edge.isEmpty()) {
      throw name.position()
          .mistake(
              "no interface is marked as edge; list some below edge in the file of resources, or ask for observed max");
    }
    List<Filter<Input>> marked =
        edge.stream().<Filter<Input>>map(ObservedPlanner::cameInBy).toList();
    Term<Input> sameSource =
        new Term.Compared<>(
            Comparison.EQUAL,
            TableScope.field(Flows.SOURCE_INDEX).term(),
            TableScope.field(Flows.INPUT).term());
    Filter<Input> cameIn =
        new Filter.Any<>(
            List.of(
                new Filter.Test<>(
                    Input.of(sameSource), new Matcher.LongComparison(Comparison.EQUAL, 1)),
                new Filter.Presence<>(new Input.OfField(Flows.SOURCE_INDEX), false),
                test(Flows.SOURCE_INDEX, new Matcher.LongComparison(Comparison.EQUAL, 0)),
                test(Flows.SOURCE_CLASS, new Matcher.LongComparison(Comparison.NOT_EQUAL, 0))));
    return List.of(new Filter.Any<>(marked), cameIn);
  }

  private static Filter<Input> cameInBy(EdgeInterfaces interfaces) {
    List<Filter<Input>> named = new ArrayList<>();
    named.add(test(Flows.INPUT, new Matcher.LongSet(interfaces.indexes(), false)));
    for (String pattern : interfaces.names()) {
      named.add(test(Flows.INPUT_NAME, new Matcher.TextPattern(pattern, false)));
    }
    List<Matcher.Network> agents =
        interfaces.agents().stream().map(agent -> Matcher.Network.of(agent, 128)).toList();
    return new Filter.All<>(
        List.of(test(Flows.AGENT, new Matcher.AddressSet(agents, false)), new Filter.Any<>(named)));
  }

  private static Filter<Input> test(Field field, Matcher matcher) {
    return new Filter.Test<>(new Input.OfField(field), matcher);
  }
}
