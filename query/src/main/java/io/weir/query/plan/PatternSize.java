package io.weir.query.plan;

/**
 * How long a regular expression is once its repetitions are written out, which is what compiling it
 * and matching with it take: {@code (a{100}){100}} is 10,000 characters. RE2 bounds each
 * repetition, but not one within another.
 */
final class PatternSize {
  private final String pattern;
  private int at;

  private PatternSize(String pattern) {
    this.pattern = pattern;
  }

  /** The length of an expression, roughly, be it malformed or not. */
  static double of(String pattern) {
    PatternSize size = new PatternSize(pattern);
    double all = 0;
    while (size.at < pattern.length()) {
      all += size.sequence(); // a bracket that nothing has opened is left to RE2
    }
    return all;
  }

  /** Up to behind the bracket that closes what it stands in, or to the end. */
  private double sequence() {
    double before = 0;
    double last = 0;
    while (at < pattern.length()) {
      char next = pattern.charAt(at++);
      int times = next == '{' ? repetition() : 0;
      if (next == ')') {
        break;
      }
      if (times > 0) {
        last *= times;
        at = behind("}", at);
        continue;
      }
      before += last;
      last = next == '(' ? sequence() : 1;
      switch (next) {
        case '[' -> skipClass();
        case '\\' -> at = pattern.startsWith("Q", at) ? behind("\\E", at) : at + 1;
        default -> {}
      }
    }
    return before + last;
  }

  /** The greatest number of times between these braces; 0 if they hold no such. */
  private int repetition() {
    int end = pattern.indexOf('}', at);
    if (end < 0) {
      return 0;
    }
    int most = 0;
    for (String bound : pattern.substring(at, end).split(",", 2)) {
      if (!bound.matches("[0-9]{0,4}")) {
        return 0;
      }
      most = bound.isEmpty() ? most : Math.max(most, Integer.parseInt(bound));
    }
    return most;
  }

  /** A class of characters, in which brackets stand for themselves. */
  private void skipClass() {
    at += pattern.startsWith("^", at) ? 1 : 0;
    at += pattern.startsWith("]", at) ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      if (pattern.startsWith("[:", at)) {
        at = behind(":]", at);
      } else {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
    }
    at++;
  }

  private int behind(String end, int from) {
    int found = pattern.indexOf(end, from);
    return found < 0 ? pattern.length() : found + end.length();
  }
}
