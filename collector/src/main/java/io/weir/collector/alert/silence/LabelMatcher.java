package io.weir.collector.alert.silence;

import io.weir.collector.alert.rule.Labels;
import java.util.regex.Pattern;

/**
 * A condition on one label; a label that is absent has an empty value.
 *
 * @param name of the label
 * @param value that it has; {@code *} stands for any text
 * @param isEqual whether it must have that value, or must not
 */
public record LabelMatcher(String name, String value, boolean isEqual) {
  /**
   * Reads {@code name=value} or {@code name!=value}.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static LabelMatcher parse(String text) {
    int equals = text.indexOf('=');
    boolean isEqual = equals < 1 || text.charAt(equals - 1) != '!';
    String name = text.substring(0, Math.max(0, isEqual ? equals : equals - 1)).strip();
    if (!Labels.isName(name)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no condition; write it as in severity=page or agent!=10.0.0.*");
    }
    return new LabelMatcher(name, text.substring(equals + 1).strip(), isEqual);
  }

  /** Whether some labels meet the condition. */
  public boolean matches(Labels labels) {
    return matchesText(labels.get(name)) == isEqual;
  }

  @Override
  public String toString() {
    return name + (isEqual ? "=" : "!=") + value;
  }

  /** Takes time in proportion to the text, whatever the pattern: each part is looked for once. */
  private boolean matchesText(String text) {
    String[] parts = value.split(Pattern.quote("*"), -1);
    if (parts.length == 1) {
      return text.equals(value);
    }
    String last = parts[parts.length - 1];
    if (!text.startsWith(parts[0]) || text.length() < parts[0].length() + last.length()) {
      return false;
    }
    int from = parts[0].length();
    for (int part = 1; part < parts.length - 1; part++) {
      int found = text.indexOf(parts[part], from);
      if (found < 0) {
        return false;
      }
      from = found + parts[part].length();
    }
    return text.length() - last.length() >= from && text.endsWith(last);
  }
}
