package io.weir.query.syntax;

import io.weir.query.QueryException;
import io.weir.query.syntax.FlowParser.ComparePredicateContext;
import io.weir.query.syntax.FlowParser.InOnePredicateContext;
import io.weir.query.syntax.FlowParser.InPredicateContext;
import io.weir.query.syntax.FlowParser.LikePredicateContext;
import io.weir.query.syntax.FlowParser.PresencePredicateContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Turns the text of a query into a {@link Query}. The only class that sees what ANTLR makes of the
 * grammar.
 */
public final class QueryParser {
  private static final int MAX_TEXT = 65_536;
  private static final int MAX_NESTING = 64;

  private QueryParser() {}

  /**
   * Parses a query.
   *
   * @throws QueryException at the first mistake
   */
  public static Query parse(String text) throws QueryException {
    if (text.length() > MAX_TEXT) {
      throw new QueryException(
          1,
          1,
          "the query has " + text.length() + " characters; at most " + MAX_TEXT + " are read");
    }
    FlowLexer lexer = new FlowLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    checkNesting(tokens.getTokens());
    FlowParser parser = new FlowParser(tokens);
    FirstMistake mistake = new FirstMistake();
    parser.removeErrorListeners();
    parser.addErrorListener(mistake);
    FlowParser.QueryContext tree = parser.query();
    mistake.raise();
    return query(tree);
  }

  /** Bounds the recursion of everything that walks the tree. */
  private static void checkNesting(List<Token> tokens) throws QueryException {
    int depth = 0;
    int negations = 0;
    for (Token token : tokens) {
      int step =
          token.getType() == FlowLexer.OPEN ? 1 : token.getType() == FlowLexer.CLOSE ? -1 : 0;
      depth = Math.max(0, depth + step);
      negations = token.getType() == FlowLexer.NOT ? negations + 1 : 0;
      if (depth > MAX_NESTING || negations > MAX_NESTING) {
        throw position(token)
            .mistake(
                "the query is nested deeper than " + MAX_NESTING + " levels; write it flatter");
      }
    }
  }

  private static Query query(FlowParser.QueryContext tree) throws QueryException {
    FlowParser.SourceContext source = tree.source();
    List<Stage> stages = new ArrayList<>();
    for (FlowParser.StageContext stage : tree.stage()) {
      stages.add(stage(stage));
    }
    return new Query(
        source.name().getText(), position(source), range(source.range()), List.copyOf(stages));
  }

  private static Optional<Range> range(FlowParser.RangeContext range) throws QueryException {
    return switch (range) {
      case null -> Optional.empty();
      case FlowParser.LastRangeContext last ->
          Optional.of(new Range.Last(Literals.quantity(last.QUANTITY().getSymbol())));
      case FlowParser.BetweenRangeContext between ->
          Optional.of(new Range.Between(instant(between.instant(0)), instant(between.instant(1))));
      default -> throw unknown(range);
    };
  }

  private static Literal instant(FlowParser.InstantContext instant) throws QueryException {
    if (instant.TIME() != null) {
      return Literals.moment(instant.TIME().getSymbol());
    }
    return now(instant, instant.QUANTITY() == null ? null : instant.QUANTITY().getSymbol());
  }

  private static Literal.Now now(ParserRuleContext context, Token before) throws QueryException {
    return new Literal.Now(
        before == null ? Optional.empty() : Optional.of(Literals.quantity(before)),
        position(context));
  }

  private static Stage stage(FlowParser.StageContext stage) throws QueryException {
    return switch (stage) {
      case FlowParser.WhereStageContext where -> new Stage.Where(condition(where.condition()));
      case FlowParser.StatsStageContext stats -> stats(stats);
      case FlowParser.SortStageContext sort -> {
        List<Stage.SortKey> keys = new ArrayList<>();
        for (FlowParser.SortKeyContext key : sort.sortKey()) {
          keys.add(new Stage.SortKey(name(key.name()), key.DESC() != null));
        }
        yield new Stage.Sort(List.copyOf(keys));
      }
      case FlowParser.TopStageContext top ->
          new Stage.Top(
              Literals.quantity(top.QUANTITY().getSymbol()),
              new Stage.SortKey(name(top.name()), top.ASC() == null),
              top.OTHERS() != null);
      case FlowParser.LimitStageContext limit ->
          new Stage.Limit(Literals.quantity(limit.QUANTITY().getSymbol()));
      case FlowParser.FieldsStageContext fields ->
          new Stage.Fields(fields.name().stream().map(QueryParser::name).toList());
      default -> throw unknown(stage);
    };
  }

  private static Stage stats(FlowParser.StatsStageContext stats) throws QueryException {
    int by = stats.BY() == null ? Integer.MAX_VALUE : stats.BY().getSymbol().getTokenIndex();
    List<Stage.Column> aggregates = new ArrayList<>();
    List<Stage.Column> keys = new ArrayList<>();
    for (FlowParser.ColumnContext column : stats.column()) {
      List<Stage.Column> target = column.getStart().getTokenIndex() < by ? aggregates : keys;
      Optional<String> alias = Optional.ofNullable(column.name()).map(ParserRuleContext::getText);
      target.add(new Stage.Column(operand(column.operand()), alias));
    }
    return new Stage.Stats(List.copyOf(aggregates), List.copyOf(keys));
  }

  private static Condition condition(FlowParser.ConditionContext condition) throws QueryException {
    List<Condition> parts = new ArrayList<>();
    for (FlowParser.ConjunctionContext conjunction : condition.conjunction()) {
      parts.add(conjunction(conjunction));
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.Or(List.copyOf(parts));
  }

  private static Condition conjunction(FlowParser.ConjunctionContext conjunction)
      throws QueryException {
    List<Condition> parts = new ArrayList<>();
    for (FlowParser.NegationContext negation : conjunction.negation()) {
      parts.add(negation(negation));
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.And(List.copyOf(parts));
  }

  private static Condition negation(FlowParser.NegationContext negation) throws QueryException {
    return switch (negation) {
      case FlowParser.NotConditionContext not -> new Condition.Not(negation(not.negation()));
      case FlowParser.InnerConditionContext inner -> condition(inner.condition());
      case FlowParser.PlainConditionContext plain -> predicate(plain.predicate());
      default -> throw unknown(negation);
    };
  }

  private static Condition predicate(FlowParser.PredicateContext predicate) throws QueryException {
    return switch (predicate) {
      case ComparePredicateContext compare ->
          new Condition.Compare(
              operand(compare.operand(0)),
              comparison(compare.comparison()),
              operand(compare.operand(1)));
      case InPredicateContext in -> {
        List<Operand> operands = operands(in.operand());
        yield new Condition.In(
            operands.getFirst(), in.NOT() != null, operands.subList(1, operands.size()));
      }
      case InOnePredicateContext in ->
          new Condition.In(
              operand(in.operand(0)), in.NOT() != null, List.of(operand(in.operand(1))));
      case LikePredicateContext like ->
          new Condition.Like(
              operand(like.operand()),
              like.NOT() != null,
              Literals.text(like.STRING().getSymbol()));
      case PresencePredicateContext presence ->
          new Condition.Presence(
              operand(presence.operand()),
              (presence.PRESENT() != null) == (presence.NOT() == null));
      default -> throw unknown(predicate);
    };
  }

  private static Comparison comparison(FlowParser.ComparisonContext comparison) {
    return switch (comparison.getStart().getType()) {
      case FlowParser.EQUAL -> Comparison.EQUAL;
      case FlowParser.NOT_EQUAL -> Comparison.NOT_EQUAL;
      case FlowParser.LESS -> Comparison.LESS;
      case FlowParser.LESS_EQUAL -> Comparison.LESS_EQUAL;
      case FlowParser.GREATER -> Comparison.GREATER;
      case FlowParser.GREATER_EQUAL -> Comparison.GREATER_EQUAL;
      default -> throw unknown(comparison);
    };
  }

  private static List<Operand> operands(List<FlowParser.OperandContext> operands)
      throws QueryException {
    List<Operand> list = new ArrayList<>();
    for (FlowParser.OperandContext operand : operands) {
      list.add(operand(operand));
    }
    return List.copyOf(list);
  }

  private static Operand operand(FlowParser.OperandContext operand) throws QueryException {
    return switch (operand) {
      case FlowParser.CallContext call ->
          new Operand.Call(call.name().getText(), operands(call.operand()), position(call));
      case FlowParser.NameOperandContext name -> name(name.name());
      case FlowParser.LiteralOperandContext literal -> literal(literal.literal());
      default -> throw unknown(operand);
    };
  }

  private static Literal literal(FlowParser.LiteralContext literal) throws QueryException {
    Token first = literal.getStart();
    return switch (first.getType()) {
      case FlowParser.MINUS -> Literals.negated(first, literal.QUANTITY().getSymbol());
      case FlowParser.QUANTITY -> Literals.quantity(first);
      case FlowParser.TIME -> Literals.moment(first);
      case FlowParser.NOW ->
          now(literal, literal.QUANTITY() == null ? null : literal.QUANTITY().getSymbol());
      case FlowParser.NETWORK4, FlowParser.NETWORK6 -> Literals.network(first);
      case FlowParser.MAC -> Literals.mac(first);
      case FlowParser.ASN -> Literals.asNumber(first);
      case FlowParser.STRING -> Literals.text(first);
      default -> throw unknown(literal);
    };
  }

  private static Operand.Name name(FlowParser.NameContext name) {
    return new Operand.Name(name.getText(), position(name));
  }

  private static Position position(ParserRuleContext context) {
    return position(context.getStart());
  }

  static Position position(Token token) {
    return new Position(token.getLine(), token.getCharPositionInLine() + 1);
  }

  private static IllegalStateException unknown(ParserRuleContext context) {
    return new IllegalStateException(
        "the grammar has grown: " + context.getClass().getSimpleName());
  }
}
