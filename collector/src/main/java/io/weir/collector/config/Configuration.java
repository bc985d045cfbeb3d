package io.weir.collector.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A value for every setting. Immutable. */
public final class Configuration {
  private static final Configuration DEFAULTS = new Configuration(Map.of());

  private final Map<Setting<?>, Object> values;

  Configuration(Map<Setting<?>, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** Every setting at its default. */
  public static Configuration defaults() {
    return DEFAULTS;
  }

  /**
   * Reads a file in YAML; what it does not mention keeps its default.
   *
   * @throws ConfigurationException if the file cannot be read or has a mistake; names each with
   *     line, column and cure
   */
  public static Configuration read(Path file) throws ConfigurationException {
    return new Configuration(SettingsFile.read(file));
  }

  /** The value of a setting. */
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting);
    return value == null ? setting.defaultValue() : setting.type().valueClass().cast(value);
  }

  /** The same configuration but for one setting. */
  public <T> Configuration with(Setting<T> setting, T value) {
    Map<Setting<?>, Object> changed = new HashMap<>(values);
    changed.put(setting, value);
    return new Configuration(changed);
  }
}
