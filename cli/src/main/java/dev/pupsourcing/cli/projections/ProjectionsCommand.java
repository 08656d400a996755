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
        description = "Administer projections: status, failed events, pause, reset, versions.",
        footer = {"", "Begin with list, then show. Commands that handle events need the classes of your application."},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            ParkedCommand.class,
            DeadCommand.class,
            DiscardCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            ResetCommand.class,
            RebuildCommand.class,
            ReplayCommand.class,
            RetryDeadCommand.class,
            ActivateCommand.class,
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
