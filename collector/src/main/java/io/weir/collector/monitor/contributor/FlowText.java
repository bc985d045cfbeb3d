package io.weir.collector.monitor.contributor;

import java.util.Collection;
import java.util.stream.Collectors;

/** Pieces of the flow language. */
final class FlowText {
  private FlowText() {}

  /** A text as a literal. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Whether a field is one of some texts. */
  static String in(String field, Collection<String> texts) {
    return field
        + texts.stream().map(FlowText::quoted).collect(Collectors.joining(", ", " in (", ")"));
  }

  /** A condition that is true if one of some is. */
  static String any(Collection<String> conditions) {
    return conditions.stream().collect(Collectors.joining(" or ", "(", ")"));
  }

  /** A condition that is true if all of some are. */
  static String all(Collection<String> conditions) {
    return conditions.stream().collect(Collectors.joining(" and ", "(", ")"));
  }
}
