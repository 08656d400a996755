// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands about projections. */
@Command(
        name = "projections",
        description = "Look after projections: where they stand, what they could not handle, and beginning anew.",
        footer = {
            "",
            "What a projection could not handle is replayed by your program, because only it has the handlers:"
                    + " Projections.of(...).replay(...)."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ParkedCommand.class,
            DeadCommand.class,
            DiscardCommand.class,
            ResetCommand.class,
            ForgetCommand.class
        })
public final class ProjectionsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    /** For the command line. */
    public ProjectionsCommand() {}

    /** Called without a command of its own. */
    @Override
    public Integer call() {
        var commands = Objects.requireNonNull(spec).commandLine();
        commands.usage(commands.getErr());
        return CommandFailure.USAGE;
    }
}
