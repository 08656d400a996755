// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.OneLine;
import dev.pupsourcing.cli.console.OutputFailure;
import dev.pupsourcing.cli.console.Suggestions;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.internal.text.SafeCause;
import dev.pupsourcing.internal.text.SafeMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints each failure on one line, without secrets, and with a stack trace only if requested. */
final class FailureReports implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Console console;
    private final BooleanSupplier debug;

    FailureReports(Console console, BooleanSupplier debug) {
        this.console = console;
        this.debug = debug;
    }

    /** Reports that results could not be written, unless their reader has exited; returns the exit code. */
    static int report(Console console, OutputFailure failure) {
        if (failure.isReported()) {
            console.err().println("pup: " + OneLine.of(String.valueOf(failure.getMessage())));
        }
        return failure.exitCode();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof OutputFailure output) {
            return report(console, output);
        }
        tell(message(failure), failure);
        return failure instanceof CommandFailure known ? known.exitCode() : CommandFailure.FAILURE;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        tell(problem(failure, command) + "; see `" + command.qualifiedName() + " --help`", failure);
        return CommandFailure.USAGE;
    }

    private static String problem(ParameterException failure, CommandSpec command) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(failure.getMessage());
        }
        String word = unmatched.getUnmatched().get(0);
        if (word.startsWith("-")) {
            String option = word.split("=", 2)[0];
            return "unknown option " + PrintableText.quoted(option)
                    + Suggestions.of(option, command.optionsMap().keySet());
        }
        return command.subcommands().isEmpty()
                ? "unexpected argument \"" + word + "\""
                : "unknown command \"" + word + "\""
                        + Suggestions.of(word, command.subcommands().keySet());
    }

    private void tell(String message, Exception failure) {
        console.out().flush();
        console.err().println("pup: " + OneLine.of(SafeMessage.clean(message)));
        if (debug.getAsBoolean()) {
            StringWriter trace = new StringWriter();
            Objects.requireNonNull(SafeCause.of(failure)).printStackTrace(new PrintWriter(trace));
            trace.toString().lines().forEach(line -> console.err().println(line));
        }
    }

    private static String message(Exception failure) {
        boolean worded = failure instanceof CommandFailure
                || failure instanceof EventStoreException
                || failure instanceof SQLException;
        if (worded && failure.getMessage() != null) {
            return SafeMessage.of(failure);
        }
        return "unexpected failure: " + SafeMessage.described(failure) + "; run again with --debug to see where";
    }
}
