// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands for projections. */
@Command(
        name = "projections",
        description = "Administer projections: status, failed events, pause, reset.",
        footer = {
            "",
            "Failed events are replayed by your program, which has the handlers: ProjectionAdmin.of(...).replayParked(...)."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ParkedCommand.class,
            DeadCommand.class,
            DiscardCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            ResetCommand.class,
            ForgetCommand.class
        })
public final class ProjectionsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by picocli. */
    public ProjectionsCommand() {}

    /** Reports that a command is missing. */
    @Override
    public Integer call() {
        var commands = Objects.requireNonNull(spec).commandLine();
        commands.usage(commands.getErr());
        return CommandFailure.USAGE;
    }
}
