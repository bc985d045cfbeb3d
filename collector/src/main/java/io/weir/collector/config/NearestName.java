package io.weir.collector.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that someone probably meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The name that fewest letters tell from what was written, if no more than a third of them do.
   */
  public static Optional<String> to(String written, Collection<String> names) {
    int most = Math.max(1, written.length() / 3);
    return names.stream()
        .filter(name -> distance(written, name) <= most)
        .min(Comparator.comparingInt(name -> distance(written, name)));
  }

  /** Levenshtein's distance: letters to insert, to delete or to replace. */
  private static int distance(String left, String right) {
    int[] above = new int[right.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[right.length()];
  }
}
