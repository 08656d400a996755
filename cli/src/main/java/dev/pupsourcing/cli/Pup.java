// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.demo.DemoCommand;
import dev.pupsourcing.cli.eventmap.EventMapCommand;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command. A new command is a class of its own and one line in this list. */
@Command(
        name = "pup",
        description = "Event sourcing in a relational database.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = VersionText.class,
        subcommands = {
            DemoCommand.class,
            EventMapCommand.class,
            VersionCommand.class,
        },
        footer = {"", "Exit codes: 0 done, 1 failed, 2 called wrongly."})
final class Pup implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.",
            order = 101)
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print stack traces of failures.", order = 100)
    private boolean debug;

    boolean debug() {
        return debug;
    }

    /** Called without a command. */
    @Override
    public Integer call() {
        var commands = Objects.requireNonNull(spec).commandLine();
        commands.usage(commands.getErr());
        return CommandFailure.USAGE;
    }
}
