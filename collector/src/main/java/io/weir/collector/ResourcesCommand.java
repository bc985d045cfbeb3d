package io.weir.collector;

import picocli.CommandLine.Command;

/** {@code weir resources}: looks after the inventory. */
@Command(
    name = "resources",
    description = "Look after the inventory: which networks are where.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ResourcesCheckCommand.class, ResourcesImportCommand.class})
final class ResourcesCommand {}
