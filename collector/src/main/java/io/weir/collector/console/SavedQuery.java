package io.weir.collector.console;

/**
 * A query that somebody keeps.
 *
 * @param name what people call it; no two queries have the same, whatever its case
 */
public record SavedQuery(String name, String query) {
  private static final int MAX_NAME = 80;
  private static final int MAX_QUERY = 16 * 1024;

  /**
   * Checks what a user gives.
   *
   * @throws IllegalArgumentException with a sentence for the user, if it cannot be kept
   */
  public SavedQuery {
    if (name.isBlank() || name.length() > MAX_NAME || !name.equals(name.strip())) {
      throw new IllegalArgumentException(
          "a query's name has 1 to " + MAX_NAME + " characters, and no space around them");
    }
    if (query.isBlank() || query.length() > MAX_QUERY) {
      throw new IllegalArgumentException(
          "a query that is saved has 1 to " + MAX_QUERY + " characters");
    }
  }
}
