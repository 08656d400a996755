// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.OneLine;
import dev.pupsourcing.text.SafeCause;
import dev.pupsourcing.text.SafeMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells failures in one line each, without secrets, and with the stack trace only if asked. */
final class FailureReports implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Console console;
    private final BooleanSupplier debug;

    FailureReports(Console console, BooleanSupplier debug) {
        this.console = console;
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        tell(message(failure), failure);
        return failure instanceof CommandFailure known ? known.exitCode() : CommandFailure.FAILURE;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        String called = failure.getCommandLine().getCommandSpec().qualifiedName();
        tell(failure.getMessage() + suggestion(failure) + "; see `" + called + " --help`", failure);
        return CommandFailure.USAGE;
    }

    private static String suggestion(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)
                || unmatched.getSuggestions().isEmpty()) {
            return "";
        }
        return "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
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
