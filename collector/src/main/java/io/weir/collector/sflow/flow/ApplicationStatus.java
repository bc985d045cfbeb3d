package io.weir.collector.sflow.flow;

import io.weir.storage.schema.Text;
import java.util.Optional;

/** How an application's operation ended (sFlow Application Structures: status_value). */
public final class ApplicationStatus {
  static final NumberNames NAMES =
      NumberNames.from0(
          "success",
          "other",
          "timeout",
          "internal_error",
          "bad_request",
          "forbidden",
          "too_large",
          "not_implemented",
          "not_found",
          "unavailable",
          "unauthorized");

  private ApplicationStatus() {}

  /** The name of a number, if it has one. */
  public static Optional<String> name(long number) {
    return Optional.ofNullable(NAMES.of(number)).map(Text::toString);
  }
}
