package io.weir.query.syntax;

import io.weir.query.QueryException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Hears what the parser finds wrong, and tells the first of it in words of the language. */
final class FirstMistake extends BaseErrorListener {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("NAME", "a name"),
          Map.entry("QUANTITY", "a number"),
          Map.entry("TIME", "a time"),
          Map.entry("NETWORK4", "an address"),
          Map.entry("NETWORK6", "an address"),
          Map.entry("MAC", "an address"),
          Map.entry("ASN", "an AS number"),
          Map.entry("STRING", "a text in quotes"),
          Map.entry("EOF", "the end"),
          Map.entry("EQUAL", "'='"));

  private Optional<QueryException> first = Optional.empty();

  /** Throws the first mistake, if there was one. */
  void raise() throws QueryException {
    if (first.isPresent()) {
      throw first.get();
    }
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object symbol,
      int line,
      int column,
      String message,
      RecognitionException e) {
    if (first.isEmpty()) {
      Token token = (Token) symbol;
      first =
          Optional.of(QueryParser.position(token).mistake(problem((Parser) recognizer, token, e)));
    }
  }

  private static String problem(Parser parser, Token token, RecognitionException e) {
    if (token.getType() == FlowLexer.UNKNOWN && "\"'".contains(token.getText())) {
      return "the text that begins here has no closing quote";
    }
    IntervalSet expected =
        e == null || e.getExpectedTokens() == null
            ? parser.getExpectedTokens()
            : e.getExpectedTokens();
    String found =
        token.getType() == Token.EOF
            ? "the query ends here"
            : quoted(token.getText()) + " cannot stand here";
    Set<String> words = words(parser, expected);
    return found
        + "; expected "
        + listed(List.copyOf(words))
        + Suggestion.didYouMean(token.getText(), words);
  }

  /**
   * What the parser expects, as people say it: keywords as they are, signs in quotes, the rest in
   * words.
   */
  private static Set<String> words(Parser parser, IntervalSet expected) {
    Set<String> words = new TreeSet<>();
    for (int type : expected.toList()) {
      if (type == FlowLexer.LAST && expected.contains(FlowLexer.NAME)) {
        continue; // here it is but one more name of a function
      }
      String symbolic = type == Token.EOF ? "EOF" : parser.getVocabulary().getSymbolicName(type);
      String literal = type == Token.EOF ? null : parser.getVocabulary().getLiteralName(type);
      boolean keyword = literal != null && Character.isLetter(literal.charAt(1));
      String plain = keyword ? literal.substring(1, literal.length() - 1) : literal;
      words.add(WORDS.getOrDefault(symbolic, plain == null ? symbolic : plain));
    }
    return words;
  }

  private static String listed(List<String> words) {
    if (words.size() == 1) {
      return words.getFirst();
    }
    return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }

  private static String quoted(String text) {
    return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
  }
}
