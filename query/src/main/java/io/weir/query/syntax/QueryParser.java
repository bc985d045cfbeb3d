package io.weir.query.syntax;

import io.weir.query.QueryException;
import io.weir.query.syntax.FlowParser.CompareTestContext;
import io.weir.query.syntax.FlowParser.InTestContext;
import io.weir.query.syntax.FlowParser.LikeTestContext;
import io.weir.query.syntax.FlowParser.MatchesTestContext;
import io.weir.query.syntax.FlowParser.PresenceTestContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Turns the text of a query into a {@link Query}. The only class that sees what ANTLR makes of the
 * grammar.
 */
public final class QueryParser {
  private static final int MAX_TEXT = 65_536;
  private static final int MAX_NESTING = 64;
  private static final int MAX_OPERATORS = 256;

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
    int operators = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case FlowLexer.OPEN -> depth++;
        case FlowLexer.CLOSE -> depth = Math.max(0, depth - 1);
        case FlowLexer.PIPE, FlowLexer.COMMA -> operators = depth == 0 ? 0 : operators;
        case FlowLexer.PLUS, FlowLexer.MINUS, FlowLexer.TIMES, FlowLexer.DIVIDED_BY -> operators++;
        default -> {}
      }
      negations = token.getType() == FlowLexer.NOT ? negations + 1 : 0;
      if (depth > MAX_NESTING || negations > MAX_NESTING) {
        throw position(token)
            .mistake(
                "the query is nested deeper than " + MAX_NESTING + " levels; write it flatter");
      }
      if (operators > MAX_OPERATORS) {
        throw position(token)
            .mistake(
                "an expression has at most "
                    + MAX_OPERATORS
                    + " operators; name a part of it with extend");
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
        source.name(0).getText(),
        position(source),
        Optional.ofNullable(source.name(1)).map(QueryParser::name),
        range(source.range()),
        List.copyOf(stages));
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
      case FlowParser.WhereStageContext where -> new Stage.Where(expression(where.expression()));
      case FlowParser.ExtendStageContext extend -> {
        List<Stage.Assignment> assignments = new ArrayList<>();
        for (FlowParser.AssignmentContext assignment : extend.assignment()) {
          assignments.add(
              new Stage.Assignment(name(assignment.name()), expression(assignment.expression())));
        }
        yield new Stage.Extend(List.copyOf(assignments));
      }
      case FlowParser.StatsStageContext stats -> stats(stats);
      case FlowParser.SortStageContext sort -> {
        List<Stage.SortKey> keys = new ArrayList<>();
        for (FlowParser.SortKeyContext key : sort.sortKey()) {
          keys.add(new Stage.SortKey(reference(key.reference()), key.DESC() != null));
        }
        yield new Stage.Sort(List.copyOf(keys));
      }
      case FlowParser.TopStageContext top ->
          new Stage.Top(
              Literals.quantity(top.QUANTITY().getSymbol()),
              new Stage.SortKey(reference(top.reference()), top.ASC() == null),
              top.OTHERS() != null);
      case FlowParser.LimitStageContext limit ->
          new Stage.Limit(Literals.quantity(limit.QUANTITY().getSymbol()));
      case FlowParser.FieldsStageContext fields -> {
        List<Expression.Name> names = new ArrayList<>();
        for (FlowParser.ReferenceContext reference : fields.reference()) {
          names.add(reference(reference));
        }
        yield new Stage.Fields(List.copyOf(names));
      }
      case FlowParser.CompareStageContext compare ->
          new Stage.Compare(Literals.quantity(compare.QUANTITY().getSymbol()));
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
      target.add(new Stage.Column(expression(column.expression()), alias));
    }
    return new Stage.Stats(List.copyOf(aggregates), List.copyOf(keys));
  }

  private static Expression expression(FlowParser.ExpressionContext expression)
      throws QueryException {
    List<Expression> parts = new ArrayList<>();
    for (FlowParser.ConjunctionContext conjunction : expression.conjunction()) {
      parts.add(conjunction(conjunction));
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.Or(List.copyOf(parts));
  }

  private static Expression conjunction(FlowParser.ConjunctionContext conjunction)
      throws QueryException {
    List<Expression> parts = new ArrayList<>();
    for (FlowParser.NegationContext negation : conjunction.negation()) {
      parts.add(negation(negation));
    }
    return parts.size() == 1 ? parts.getFirst() : new Condition.And(List.copyOf(parts));
  }

  private static Expression negation(FlowParser.NegationContext negation) throws QueryException {
    return negation.NOT() == null
        ? predicate(negation.predicate())
        : new Condition.Not(negation(negation.negation()), position(negation));
  }

  private static Expression predicate(FlowParser.PredicateContext predicate) throws QueryException {
    Expression operand = sum(predicate.sum());
    return switch (predicate.test()) {
      case null -> operand;
      case CompareTestContext compare ->
          new Condition.Compare(operand, comparison(compare.comparison()), sum(compare.sum()));
      case InTestContext in ->
          new Condition.In(
              operand,
              in.NOT() != null,
              in.operand() == null ? expressions(in.expression()) : List.of(operand(in.operand())));
      case LikeTestContext like ->
          new Condition.Like(operand, like.NOT() != null, Literals.text(like.STRING().getSymbol()));
      case MatchesTestContext matches ->
          new Condition.Matches(
              operand, matches.NOT_MATCHES() != null, Literals.text(matches.STRING().getSymbol()));
      case PresenceTestContext presence ->
          new Condition.Presence(operand, (presence.PRESENT() != null) == (presence.NOT() == null));
      default -> throw unknown(predicate.test());
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

  private static Expression sum(FlowParser.SumContext sum) throws QueryException {
    Expression left = product(sum.product(0));
    for (int i = 1; i < sum.product().size(); i++) {
      Operator operator = operator(sum, i);
      left = new Expression.Arithmetic(left, operator, product(sum.product(i)), position(sum));
    }
    return left;
  }

  private static Expression product(FlowParser.ProductContext product) throws QueryException {
    Expression left = factor(product.factor(0));
    for (int i = 1; i < product.factor().size(); i++) {
      Operator operator = operator(product, i);
      left =
          new Expression.Arithmetic(left, operator, factor(product.factor(i)), position(product));
    }
    return left;
  }

  /** The operator before an operand that is not the first. */
  private static Operator operator(ParserRuleContext operands, int operand) {
    TerminalNode sign = (TerminalNode) operands.getChild(2 * operand - 1);
    return switch (sign.getSymbol().getType()) {
      case FlowParser.PLUS -> Operator.PLUS;
      case FlowParser.MINUS -> Operator.MINUS;
      case FlowParser.TIMES -> Operator.TIMES;
      case FlowParser.DIVIDED_BY -> Operator.DIVIDED_BY;
      default -> throw unknown(operands);
    };
  }

  private static Expression factor(FlowParser.FactorContext factor) throws QueryException {
    if (factor.operand() != null) {
      return operand(factor.operand());
    }
    if (factor.expression() != null) {
      return expression(factor.expression());
    }
    Position position = position(factor);
    return switch (factor(factor.factor())) {
      case Literal.Quantity positive ->
          new Literal.Quantity(positive.number().negate(), positive.unit(), position);
      case Expression other ->
          new Expression.Arithmetic(
              new Literal.Quantity(BigDecimal.ZERO, "", position), Operator.MINUS, other, position);
    };
  }

  private static Expression operand(FlowParser.OperandContext operand) throws QueryException {
    if (operand.call() != null) {
      return call(operand.call());
    }
    return operand.name() != null ? name(operand.name()) : literal(operand.literal());
  }

  private static Expression.Call call(FlowParser.CallContext call) throws QueryException {
    return new Expression.Call(
        call.getStart().getText(), expressions(call.expression()), position(call));
  }

  /** A column is named by the text of a call as it prints, however it was written. */
  private static Expression.Name reference(FlowParser.ReferenceContext reference)
      throws QueryException {
    return reference.name() != null
        ? name(reference.name())
        : new Expression.Name(call(reference.call()).toString(), position(reference));
  }

  private static List<Expression> expressions(List<FlowParser.ExpressionContext> expressions)
      throws QueryException {
    List<Expression> list = new ArrayList<>();
    for (FlowParser.ExpressionContext expression : expressions) {
      list.add(expression(expression));
    }
    return List.copyOf(list);
  }

  private static Literal literal(FlowParser.LiteralContext literal) throws QueryException {
    Token first = literal.getStart();
    return switch (first.getType()) {
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

  private static Expression.Name name(FlowParser.NameContext name) {
    return new Expression.Name(name.getText(), position(name));
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
