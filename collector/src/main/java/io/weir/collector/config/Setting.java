package io.weir.collector.config;

/**
 * One thing that a user may set.
 *
 * @param name section and key, as in {@code udp.listen}
 * @param type what its values are
 * @param defaultText the value that holds where the user says nothing, as the user would write it
 * @param doc one sentence for the reference page
 */
public record Setting<T>(String name, SettingType<T> type, String defaultText, String doc) {

  /** The section of the file that the setting stands in. */
  public String section() {
    return name.substring(0, name.indexOf('.'));
  }

  /** The name within its section. */
  public String key() {
    return name.substring(name.indexOf('.') + 1);
  }

  /** The value that holds where the user says nothing. */
  public T defaultValue() {
    return type.parse(defaultText);
  }

  @Override
  public String toString() {
    return name;
  }
}
