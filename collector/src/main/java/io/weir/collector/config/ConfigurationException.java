package io.weir.collector.config;

import java.util.List;

/** The mistakes of a configuration, one line each: place, problem and cure. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** One or more mistakes, each a line for the user. */
  public ConfigurationException(List<String> mistakes) {
    super(String.join(System.lineSeparator(), mistakes));
  }
}
