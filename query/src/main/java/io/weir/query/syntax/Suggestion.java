package io.weir.query.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that somebody may have meant. */
public final class Suggestion {
  private Suggestion() {}

  /** A question to append to an error: the nearest of some names, or nothing where none is near. */
  public static String didYouMean(String wrong, Collection<String> names) {
    Optional<String> nearest =
        names.stream()
            .filter(name -> distance(wrong, name) <= allowed(wrong, name))
            .min(
                Comparator.<String>comparingInt(name -> distance(wrong, name))
                    .thenComparing(Comparator.naturalOrder()));
    return nearest.map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  /** Names that agree up to a dot may differ more behind it. */
  private static int allowed(String wrong, String name) {
    int dot = name.indexOf('.');
    boolean sameStem = dot > 0 && wrong.startsWith(name.substring(0, dot + 1));
    return sameStem ? 3 : Math.max(2, name.length() / 3);
  }

  /** How many characters must be put in, left out or changed (Levenshtein). */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
