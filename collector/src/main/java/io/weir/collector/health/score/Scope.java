package io.weir.collector.health.score;

import java.util.Locale;

/**
 * Whose traffic a score is about.
 *
 * @param kind which part
 * @param name the resource or provider; empty for all traffic
 */
public record Scope(Kind kind, String name) {
  /** All traffic. */
  public static final Scope OVERALL = new Scope(Kind.OVERALL, "");

  /** Which part of the traffic. */
  public enum Kind {
    /** All of it. */
    OVERALL,
    /** That of a local resource. */
    LOCAL,
    /** That with a remote resource or a provider. */
    REMOTE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The scope that {@link #toString} has made a text of. */
  public static Scope parse(String text) {
    int space = text.indexOf(' ');
    String kind = space < 0 ? text : text.substring(0, space);
    String name = space < 0 ? "" : text.substring(space + 1);
    return new Scope(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), name);
  }

  /** The scope in a word, such as {@code overall} or {@code remote Cloudflare}. */
  @Override
  public String toString() {
    return name.isEmpty() ? kind.toString() : kind + " " + name;
  }
}
