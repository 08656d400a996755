// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.cli.console.CommandFailure;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands about single streams. */
@Command(
        name = "streams",
        description = "Look at the stream of one aggregate.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = StreamsShowCommand.class)
public final class StreamsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    /** For the command line. */
    public StreamsCommand() {}

    /** Called without a command of its own. */
    @Override
    public Integer call() {
        var commands = Objects.requireNonNull(spec).commandLine();
        commands.usage(commands.getErr());
        return CommandFailure.USAGE;
    }
}
