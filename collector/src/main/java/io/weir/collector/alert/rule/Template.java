package io.weir.collector.alert.rule;

import io.weir.collector.config.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for what an alert is about, in the form of Prometheus' templates: {@code {{
 * $labels.agent }}}, {@code {{ $value }}}, {@code {{ humanize $value }}}, {@code {{ $values.traffic
 * | printf "%.1f" }}}. Conditions and loops are not known.
 */
public final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{-?(.*?)-?}}", Pattern.DOTALL);
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|(\\|)|([^\\s|\"]+))\\s*");
  private static final String LABELS = "$labels.";
  private static final String VALUES = "$values.";

  /** A part of the text. */
  private sealed interface Piece {}

  private record Words(String text) implements Piece {}

  /** Calls, each of which gets the value of the one before as its last argument. */
  private record Place(List<Call> calls) implements Piece {}

  /** An operand alone, if there is no function. */
  private record Call(TemplateFunction function, List<Operand> operands) {}

  private sealed interface Operand {
    record Label(String name) implements Operand {}

    record Value() implements Operand {}

    record Column(String name) implements Operand {}

    record Literal(Object value) implements Operand {}
  }

  private final String source;
  private final List<Piece> pieces;

  private Template(String source, List<Piece> pieces) {
    this.source = source;
    this.pieces = pieces;
  }

  /**
   * Reads a template.
   *
   * @param labels the labels that there are
   * @param columns the columns of numbers that there are
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static Template parse(String text, Collection<String> labels, Collection<String> columns) {
    List<Piece> pieces = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    int end = 0;
    while (place.find()) {
      pieces.add(new Words(text.substring(end, place.start())));
      pieces.add(new Reader(labels, columns).place(place.group(1).strip()));
      end = place.end();
    }
    String rest = text.substring(end);
    if (rest.contains("{{")) {
      throw new IllegalArgumentException("\"{{\" is not closed; end the place with \"}}\"");
    }
    pieces.add(new Words(rest));
    return new Template(text, pieces);
  }

  /**
   * The text for one row.
   *
   * @param unit what the value counts
   */
  public String expand(Sample sample, String unit) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      switch (piece) {
        case Words(String words) -> text.append(words);
        case Place(List<Call> calls) -> text.append(expand(calls, sample, unit));
      }
    }
    return text.toString();
  }

  /** The template as it was written. */
  @Override
  public String toString() {
    return source;
  }

  private static String expand(List<Call> calls, Sample sample, String unit) {
    Object piped = null;
    for (Call call : calls) {
      List<Object> arguments = new ArrayList<>();
      call.operands().forEach(operand -> arguments.add(resolve(operand, sample)));
      if (piped != null) {
        arguments.add(piped);
      }
      piped =
          call.function() == null ? arguments.getFirst() : call.function().apply(arguments, unit);
    }
    return TemplateFunction.text(piped);
  }

  private static Object resolve(Operand operand, Sample sample) {
    return switch (operand) {
      case Operand.Label(String name) -> sample.labels().get(name);
      case Operand.Value() -> sample.value();
      case Operand.Column(String name) -> sample.values().getOrDefault(name, Double.NaN);
      case Operand.Literal(Object value) -> value;
    };
  }

  /** Reads what stands between braces. */
  private static final class Reader {
    private final Collection<String> labels;
    private final Collection<String> columns;

    Reader(Collection<String> labels, Collection<String> columns) {
      this.labels = labels;
      this.columns = columns;
    }

    Place place(String text) {
      List<Call> calls = new ArrayList<>();
      List<String> words = new ArrayList<>();
      Matcher token = TOKEN.matcher(text);
      int end = 0;
      while (token.find() && token.start() == end) {
        end = token.end();
        if (token.group(2) == null) {
          words.add(token.group(1) == null ? token.group(3) : token.group(1));
          continue;
        }
        calls.add(call(words, !calls.isEmpty()));
        words.clear();
      }
      if (end != text.length()) {
        throw wrong("a text between braces is not closed: " + text);
      }
      calls.add(call(words, !calls.isEmpty()));
      return new Place(List.copyOf(calls));
    }

    private Call call(List<String> words, boolean piped) {
      if (words.isEmpty()) {
        throw wrong("nothing stands between braces; write {{ $value }} or {{ $labels.NAME }}");
      }
      String first = words.getFirst();
      if (isOperand(first)) {
        if (words.size() > 1 || piped) {
          throw wrong("\"" + first + "\" is no function; there are " + functions());
        }
        return new Call(null, List.of(operand(first)));
      }
      TemplateFunction function =
          TemplateFunction.named(first)
              .orElseThrow(() -> wrong("no function \"" + first + "\"; there are " + functions()));
      int given = words.size() - 1 + (piped ? 1 : 0);
      if (given != function.arguments()) {
        throw wrong(first + " takes " + function.arguments() + ", not " + given + " arguments");
      }
      List<Operand> operands = words.subList(1, words.size()).stream().map(this::operand).toList();
      Call call = new Call(function, operands);
      checkFormat(call);
      return call;
    }

    private static void checkFormat(Call call) {
      if (call.function() == TemplateFunction.PRINTF
          && call.operands().getFirst() instanceof Operand.Literal(Object format)) {
        try {
          var _ = TemplateFunction.PRINTF.apply(List.of(format, 1.0), "");
        } catch (IllegalFormatException e) {
          throw new IllegalArgumentException(
              "printf takes a format for one value, as in \"%.2f\", not \"" + format + "\"", e);
        }
      }
    }

    private static boolean isOperand(String word) {
      return word.startsWith("$") || word.startsWith("\"") || Character.isDigit(word.charAt(0));
    }

    private Operand operand(String word) {
      if (word.startsWith("\"")) {
        String inner = word.substring(1, word.length() - 1);
        return new Operand.Literal(inner.replaceAll("\\\\(.)", "$1"));
      }
      if (word.equals("$value")) {
        return new Operand.Value();
      }
      if (word.startsWith(LABELS)) {
        String written = word.substring(LABELS.length());
        return new Operand.Label(known(Labels.nameOf(written), "label", labels));
      }
      if (word.startsWith(VALUES)) {
        return new Operand.Column(known(word.substring(VALUES.length()), "column", columns));
      }
      try {
        return new Operand.Literal(Double.valueOf(word));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "nothing is called \"" + word + "\"; there are $value, $labels.NAME, $values.COLUMN",
            e);
      }
    }

    private static String known(String name, String what, Collection<String> names) {
      if (names.contains(name)) {
        return name;
      }
      String cure =
          NearestName.to(name, names)
              .map(nearest -> "did you mean \"" + nearest + "\"?")
              .orElseGet(
                  () ->
                      names.isEmpty()
                          ? "the query makes none"
                          : "the query makes " + String.join(", ", names));
      throw wrong("no " + what + " \"" + name + "\"; " + cure);
    }

    private static String functions() {
      return String.join(", ", TemplateFunction.names());
    }

    private static IllegalArgumentException wrong(String problem) {
      return new IllegalArgumentException(problem);
    }
  }
}
