package io.weir.collector.http;

/** The shapes of what {@link HealthRoutes} answers. */
final class HealthSchema {
  private HealthSchema() {}

  static Schema health() {
    return Schema.object("")
        .withOptional("nhi", Schema.integer("1 if a network was at fault in any of the minutes."))
        .withOptional("now", minute())
        .with("series", Schema.list("One for each minute that has traffic.", minute()))
        .with(
            "impaired",
            Schema.list(
                "The paths that are impaired in the newest minute, as rows of the table paths.",
                Schema.object("Fields that the row has.")));
  }

  static Schema events() {
    return Schema.object("")
        .with(
            "events",
            Schema.list(
                "Steps of health events, as rows of the table events.",
                Schema.object("Fields that the row has.")));
  }

  private static Schema minute() {
    return Schema.object("How the network was in one minute.")
        .with("time", Schema.time("When the minute begins."))
        .withOptional(
            "nhi",
            Schema.integer(
                "1 if a network impairs one of the paths, 0 if none; absent if nothing can tell."))
        .withOptional("cause", Schema.text("Whose fault the worst impairment is."))
        .withOptional(
            "performance",
            Schema.number("Percent of the traffic on paths that are neither slow nor lossy."))
        .withOptional(
            "availability", Schema.number("Percent of the traffic on paths that get through."))
        .with("paths", Schema.integer("Paths that had samples."))
        .with("judged", Schema.integer("Paths whose samples can tell."))
        .withOptional("bad", Schema.integer("Paths with NHI 1; absent if none can tell."));
  }
}
