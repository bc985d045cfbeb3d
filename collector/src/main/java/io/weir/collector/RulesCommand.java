package io.weir.collector;

import picocli.CommandLine.Command;

/** {@code weir rules}: looks after a file of alerting rules. */
@Command(
    name = "rules",
    description = "Check, test and replay alerting rules.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RulesCheckCommand.class, RulesTestCommand.class, RulesReplayCommand.class})
final class RulesCommand {}
