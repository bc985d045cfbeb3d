package io.weir.collector.config;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names of machines by which a collector may be asked. Addresses need no name.
 *
 * @param names in lower case
 */
public record HostNames(Set<String> names) {
  private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9])?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|\\[[0-9a-f:.]+]");
  private static final Pattern PORT = Pattern.compile(":[0-9]*$");

  /**
   * Reads names with commas or blanks between them.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static HostNames parse(String text) {
    Set<String> names = new TreeSet<>();
    for (String each : SEPARATOR.split(text.strip().toLowerCase(Locale.ROOT), -1)) {
      if (!NAME.matcher(each).matches()) {
        throw new IllegalArgumentException(
            "\"" + each + "\" is no name of a machine; write names such as weir.example.net");
      }
      names.add(each);
    }
    return new HostNames(Set.copyOf(names));
  }

  /**
   * Whether a request may name the collector so: by an address, or by one of the names.
   *
   * @param authority as in the header Host, with a port or without
   */
  public boolean allow(String authority) {
    String host = PORT.matcher(authority.toLowerCase(Locale.ROOT)).replaceFirst("");
    return ADDRESS.matcher(host).matches() || names.contains(host);
  }

  @Override
  public String toString() {
    return String.join(", ", names);
  }
}
