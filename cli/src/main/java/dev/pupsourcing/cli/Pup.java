// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.demo.DemoCommand;
import dev.pupsourcing.cli.doctor.DoctorCommand;
import dev.pupsourcing.cli.eventmap.EventMapCommand;
import dev.pupsourcing.cli.examples.ExamplesCommand;
import dev.pupsourcing.cli.inspect.LogCommand;
import dev.pupsourcing.cli.inspect.StreamsCommand;
import dev.pupsourcing.cli.inspect.TailCommand;
import dev.pupsourcing.cli.projections.ProjectionsCommand;
import dev.pupsourcing.cli.schema.RestoredCommand;
import dev.pupsourcing.cli.schema.SchemaCommand;
import dev.pupsourcing.cli.stalls.StallsCommand;
import dev.pupsourcing.cli.stats.StatsCommand;
import dev.pupsourcing.cli.trace.TraceCommand;
import dev.pupsourcing.cli.transfer.CopyCommand;
import dev.pupsourcing.cli.transfer.ExportCommand;
import dev.pupsourcing.cli.transfer.ImportCommand;
import dev.pupsourcing.cli.verify.VerifyCommand;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command. A new command is a class and one line in the list of commands. */
@Command(
        name = "pup",
        description = "Event sourcing in a relational database.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = VersionText.class,
        footer = {"", "Exit codes: 0 success, 1 failure, 2 usage error."})
final class Pup implements Callable<Integer> {

    /** The commands, in the order of the help. */
    static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ExamplesCommand.class,
            SchemaCommand.class,
            LogCommand.class,
            TailCommand.class,
            StreamsCommand.class,
            TraceCommand.class,
            StatsCommand.class,
            ProjectionsCommand.class,
            StallsCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            CopyCommand.class,
            RestoredCommand.class,
            DoctorCommand.class,
            VerifyCommand.class,
            EventMapCommand.class,
            VersionCommand.class,
            CompletionCommand.class,
            WarmUpCommand.class,
            ShippedFilesCommand.class,
            HelpCommand.class);

    @Spec
    private @Nullable CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // read by picocli
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.",
            order = 101)
    private boolean help;

    @SuppressWarnings("UnusedVariable") // read by picocli
    @Option(names = "--version", versionHelp = true, description = "Print the version.")
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print stack traces of failures.", order = 100)
    private boolean debug;

    boolean debug() {
        return debug;
    }

    /** Reports that a command is missing. */
    @Override
    public Integer call() {
        var commands = Objects.requireNonNull(spec).commandLine();
        commands.usage(commands.getErr());
        return CommandFailure.USAGE;
    }
}
