package io.weir.collector.monitor.aws;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What texts of a shape must be.
 *
 * @param least how many characters at least
 * @param most how many characters at most
 * @param pattern what they must match as a whole
 */
record TextRule(int least, int most, Pattern pattern) {
  // spotless:off — a table: one line a shape of the service model
  static final TextRule RESOURCE_NAME = rule(1, 255, "[a-zA-Z0-9_.-]+");
  static final TextRule ARN = rule(20, 2048, "arn:.*");
  static final TextRule CLIENT_TOKEN = rule(36, 36, "[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}");
  static final TextRule TAG_KEY = rule(1, 128, "[\\s\\S]*");
  static final TextRule TAG_VALUE = rule(0, 256, "[\\s\\S]*");
  static final TextRule ACCOUNT_ID = rule(1, 12, "[0-9]{12}");
  // without limits in the model; these are the collector's own
  static final TextRule NAME = rule(1, 2048, "[^\\p{Cntrl}]*");
  static final TextRule REGION = rule(1, 64, "[a-zA-Z0-9_.-]+");
  // spotless:on

  private static TextRule rule(int least, int most, String pattern) {
    return new TextRule(least, most, Pattern.compile(pattern));
  }

  /** The constraint that a text does not keep to, if there is one. */
  Optional<String> violation(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < least) {
      return Optional.of("Member must have length greater than or equal to " + least);
    }
    if (length > most) {
      return Optional.of("Member must have length less than or equal to " + most);
    }
    return pattern.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("Member must satisfy regular expression pattern: " + pattern);
  }
}
