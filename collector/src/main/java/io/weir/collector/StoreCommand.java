package io.weir.collector;

import picocli.CommandLine.Command;

/** {@code weir store}: looks after a data directory that no collector uses. */
@Command(
    name = "store",
    description = "Look after a data directory that no collector uses.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {StoreInspectCommand.class, StoreVerifyCommand.class, StoreExportCommand.class})
final class StoreCommand {}
