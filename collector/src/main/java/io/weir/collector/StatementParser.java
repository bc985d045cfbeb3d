package io.weir.collector;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine where statements end, and which word of them is to be completed. */
final class StatementParser implements Parser {
  /** A statement, and the word in it that ends at the cursor. */
  private record Statement(String line, int cursor, String word) implements CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate; // the server gives it as it is to stand
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !QuerySession.isWhole(line)) {
      throw new EOFError(-1, -1, "a blank line or a semicolon ends the query");
    }
    int from = cursor;
    while (from > 0 && isWord(line.charAt(from - 1))) {
      from--;
    }
    return new Statement(line, cursor, line.substring(from, cursor));
  }

  /** Whether a character is part of a name, a number, an address or a text that has begun. */
  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || "_.:\"'".indexOf(c) >= 0;
  }
}
