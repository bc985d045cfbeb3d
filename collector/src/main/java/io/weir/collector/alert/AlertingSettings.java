package io.weir.collector.alert;

import java.nio.file.Path;

/**
 * How alerting is run.
 *
 * @param rules the file of rules; it need not be there, and may come later
 * @param sinks the file of sinks; likewise
 * @param directory where states, queues and silences are kept
 * @param threads how many groups of rules are evaluated at once
 * @param consoleUrl where somebody who was told can look
 */
public record AlertingSettings(
    Path rules, Path sinks, Path directory, int threads, String consoleUrl) {}
