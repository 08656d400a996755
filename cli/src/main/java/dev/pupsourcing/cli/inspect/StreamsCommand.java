// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.cli.console.CommandFailure;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands for single streams. */
@Command(
        name = "streams",
        description = "List streams, and show the stream of one aggregate.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StreamsListCommand.class, StreamsShowCommand.class})
public final class StreamsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by picocli. */
    public StreamsCommand() {}

    /** Reports that a command is missing. */
    @Override
    public Integer call() {
        var commands = Objects.requireNonNull(spec).commandLine();
        commands.usage(commands.getErr());
        return CommandFailure.USAGE;
    }
}
