package io.weir.query.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the grammar lets stand at a place of a text.
 *
 * @param from where what stands there begins, as a number of characters from the text's begin
 * @param to where it ends
 * @param prefix what is typed of it
 * @param quoted whether it is a text, of which the closing quote is missing
 * @param keywords the keywords that may stand there
 * @param signs the signs that may stand there, as {@code |} and {@code >=}
 * @param names what a name may be there
 * @param compared the name of what a value there is compared with, if a value may stand there
 * @param before the query up to the stage that the place is in, which may have mistakes
 */
public record Expectation(
    int from,
    int to,
    String prefix,
    boolean quoted,
    List<String> keywords,
    List<String> signs,
    Set<Naming> names,
    Optional<String> compared,
    String before) {

  /** What a name can be. */
  public enum Naming {
    TABLE,
    /** A field of the table, or a column of what the stages before have made. */
    COLUMN,
    /** A function that makes one value of many rows. */
    AGGREGATE,
    /** A function of the values of one row. */
    SCALAR
  }

  /** Nothing can stand there: in a comment, or behind a mistake. */
  static Expectation nothing(int at) {
    return new Expectation(at, at, "", false, List.of(), List.of(), Set.of(), Optional.empty(), "");
  }
}
