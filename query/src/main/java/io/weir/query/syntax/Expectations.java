package io.weir.query.syntax;

import io.weir.query.syntax.Expectation.Naming;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Finds what may stand at a place of a text that somebody is typing. */
public final class Expectations {
  private static final int MAX_TEXT = 65_536;
  private static final Set<Integer> COMPARISONS =
      Set.of(
          FlowLexer.EQUAL,
          FlowLexer.NOT_EQUAL,
          FlowLexer.LESS,
          FlowLexer.LESS_EQUAL,
          FlowLexer.GREATER,
          FlowLexer.GREATER_EQUAL,
          FlowLexer.LIKE);

  /** Ends what stands before the place, unless a comment swallows it. */
  private static final String MARK = "\0";

  private final List<Token> tokens;
  private final GrammarWalk walk;

  private Expectations(List<Token> tokens) {
    this.tokens = tokens;
    GrammarWalk here = GrammarWalk.begin();
    for (Token token : tokens) {
      here = here.over(token.getType());
    }
    this.walk = here;
  }

  /**
   * What may stand at a place, where a word may be typed already.
   *
   * @param cursor the place, as a number of characters from the text's begin
   */
  public static Expectation at(String text, int cursor) {
    if (text.length() > MAX_TEXT) {
      return Expectation.nothing(cursor);
    }
    List<Token> before = lex(text.substring(0, cursor) + MARK);
    Optional<Token> quote = before.stream().filter(Expectations::isOpenQuote).findFirst();
    if (quote.isPresent()) {
      return at(text, quote.get().getStartIndex(), cursor, cursor, true);
    }
    if (before.isEmpty() || !before.getLast().getText().equals(MARK)) {
      return Expectation.nothing(cursor); // in a comment
    }
    int from = cursor;
    while (from > 0 && isWord(text.charAt(from - 1))) {
      from--;
    }
    int to = cursor;
    while (from < cursor && to < text.length() && isWord(text.charAt(to))) {
      to++;
    }
    return at(text, from, cursor, to, false);
  }

  private static Expectation at(String text, int from, int cursor, int to, boolean quoted) {
    Expectations here = new Expectations(lex(text.substring(0, from)));
    Set<Integer> next = here.walk.next();
    return new Expectation(
        from,
        to,
        text.substring(from, cursor),
        quoted,
        here.spelled(next, true),
        here.spelled(next, false),
        next.contains(FlowLexer.NAME) ? here.names() : Set.of(),
        next.contains(FlowLexer.STRING) ? here.compared() : Optional.empty(),
        text.substring(0, here.stageStart()));
  }

  private static List<Token> lex(String text) {
    FlowLexer lexer = new FlowLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    List<Token> tokens = stream.getTokens();
    return tokens.subList(0, tokens.size() - 1); // without the end
  }

  private static boolean isOpenQuote(Token token) {
    return token.getType() == FlowLexer.UNKNOWN && "\"'".contains(token.getText());
  }

  /** Whether a character is part of a name, a number, an address or the like. */
  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == ':';
  }

  /** The tokens that are always spelled the same: keywords, or signs. */
  private List<String> spelled(Set<Integer> types, boolean keywords) {
    List<String> words = new ArrayList<>();
    for (int type : types) {
      String word = spelling(type);
      boolean function = type == FlowLexer.LAST && types.contains(FlowLexer.NAME);
      if (!function && !word.isEmpty() && Character.isLetter(word.charAt(0)) == keywords) {
        words.add(word);
      }
    }
    return words;
  }

  private static String spelling(int type) {
    if (type == FlowLexer.EQUAL) {
      return "="; // it has a second spelling, and so none for ANTLR
    }
    String quoted = type == Token.EOF ? null : FlowLexer.VOCABULARY.getLiteralName(type);
    return quoted == null ? "" : quoted.substring(1, quoted.length() - 1);
  }

  private Set<Naming> names() {
    if (tokens.isEmpty()) {
      return EnumSet.of(Naming.TABLE);
    }
    Set<Integer> behind = new HashSet<>(walk.over(FlowLexer.NAME).next());
    boolean call = behind.remove(FlowLexer.OPEN);
    boolean made =
        tokens.getLast().getType() == FlowLexer.AS || behind.equals(Set.of(FlowLexer.EQUAL));
    if (made || last(FlowLexer.PIPE) < 0) {
      return Set.of();
    }
    boolean aggregates =
        last(FlowLexer.STATS) > last(FlowLexer.PIPE) && last(FlowLexer.BY) < last(FlowLexer.STATS);
    if (aggregates && depth() == 0) {
      return EnumSet.of(Naming.AGGREGATE);
    }
    Set<Naming> names = EnumSet.noneOf(Naming.class);
    if (!behind.isEmpty()) {
      names.add(Naming.COLUMN);
    }
    // where no number may stand, nothing is computed: a call is the name of a column
    if (call && walk.next().contains(FlowLexer.QUANTITY)) {
      names.add(Naming.SCALAR);
    }
    return names;
  }

  /** What stands left of a comparison, or of a list of values, that ends here. */
  private Optional<String> compared() {
    int sign = tokens.size() - 1;
    if (sign >= 0 && !COMPARISONS.contains(type(sign))) {
      sign = last(FlowLexer.IN);
      boolean listed =
          sign >= 0
              && tokens.subList(sign + 1, tokens.size()).stream().allMatch(Expectations::isListed);
      if (!listed) {
        return Optional.empty();
      }
    }
    int name = sign > 0 && type(sign - 1) == FlowLexer.NOT ? sign - 2 : sign - 1;
    return name >= 0 && type(name) == FlowLexer.NAME
        ? Optional.of(tokens.get(name).getText())
        : Optional.empty();
  }

  /** Whether a token may be part of a list of values that is not closed yet. */
  private static boolean isListed(Token token) {
    return token.getType() != FlowLexer.CLOSE
        && token.getType() != FlowLexer.PIPE
        && spelling(token.getType()).chars().noneMatch(Character::isLetter);
  }

  private int type(int at) {
    return tokens.get(at).getType();
  }

  private int last(int type) {
    int at = tokens.size() - 1;
    while (at >= 0 && type(at) != type) {
      at--;
    }
    return at;
  }

  private int stageStart() {
    int pipe = last(FlowLexer.PIPE);
    return pipe < 0 ? 0 : tokens.get(pipe).getStartIndex();
  }

  /** How many parentheses of the stage are open. */
  private int depth() {
    int depth = 0;
    for (int at = last(FlowLexer.PIPE) + 1; at < tokens.size(); at++) {
      depth += type(at) == FlowLexer.OPEN ? 1 : type(at) == FlowLexer.CLOSE ? -1 : 0;
    }
    return depth;
  }
}
