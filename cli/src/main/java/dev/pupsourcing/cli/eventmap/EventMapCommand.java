// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.eventmap;

import dev.pupsourcing.cli.console.CommandFailure;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands for event mappings. */
@Command(
        name = "eventmap",
        description = "Generate the mapping between versioned domain events and stored events, and verify it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {GenerateCommand.class, CheckCommand.class, NextCommand.class, VerifyEventsCommand.class})
public final class EventMapCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    /** Reports that a command is missing. */
    @Override
    public Integer call() {
        var commands = Objects.requireNonNull(spec).commandLine();
        commands.usage(commands.getErr());
        return CommandFailure.USAGE;
    }
}
