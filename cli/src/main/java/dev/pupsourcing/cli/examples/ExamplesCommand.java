// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.examples;

import dev.pupsourcing.cli.console.CommandFailure;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands for examples. */
@Command(
        name = "examples",
        description = "List and run the examples; only in a checkout of the repository.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ExamplesListCommand.class, ExamplesRunCommand.class})
public final class ExamplesCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by picocli. */
    public ExamplesCommand() {}

    /** Reports that a command is missing. */
    @Override
    public Integer call() {
        var commands = Objects.requireNonNull(spec).commandLine();
        commands.usage(commands.getErr());
        return CommandFailure.USAGE;
    }
}
