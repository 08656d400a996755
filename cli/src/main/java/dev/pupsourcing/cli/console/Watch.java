// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.internal.text.SafeMessage;
import java.sql.SQLException;
import java.util.Map;
import java.util.Stack;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The options of a live view, which repeats the output of a command: on a cleared screen if it is a terminal, otherwise one
 * block for each round. It ends with Ctrl-C, exit code 130, or after a number of rounds.
 */
public final class Watch {

    private static final String DEFAULT_SECONDS = "2";
    private static final String CLEAR = "\u001b[H\u001b[2J";

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            arity = "0..1",
            preprocessor = AttachedOnly.class,
            description = "Repeat every 2 seconds, or with --watch=SECONDS, until Ctrl-C.")
    private @Nullable Integer seconds;

    @Option(names = "--rounds", paramLabel = "N", description = "End a live view after N rounds.")
    private @Nullable Long rounds;

    /** One round; returns the exit code of the command. */
    @FunctionalInterface
    public interface Round {

        /** Prints what the command prints. */
        int print() throws SQLException;
    }

    /** Whether the output is repeated. */
    public boolean repeats() {
        return seconds != null;
    }

    /** Checks the options. */
    public void check() {
        if (seconds != null && seconds < 1) {
            throw CommandFailure.usage("--watch must be at least 1 second, was " + seconds);
        }
        if (rounds != null && (rounds < 1 || seconds == null)) {
            throw CommandFailure.usage(
                    seconds == null
                            ? "--rounds needs --watch; add --watch"
                            : "--rounds must be at least 1, was " + rounds);
        }
    }

    /**
     * Runs a command once, or repeatedly if requested. After the first round, a failure of the database is printed, and the
     * next round tries again.
     *
     * @return the exit code of the last round
     */
    public int run(Console console, Round round) throws SQLException {
        check();
        if (seconds == null) {
            return round.print();
        }
        int exitCode = show(console, round, true);
        for (long shown = 1; rounds == null || shown < rounds; shown++) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
            exitCode = show(console, round, false);
        }
        return exitCode;
    }

    private static int show(Console console, Round round, boolean first) throws SQLException {
        if (console.outIsTerminal()) {
            console.out().print(CLEAR);
        } else if (!first) {
            console.out().println();
        }
        int exitCode;
        try {
            exitCode = round.print();
        } catch (EventStoreException | SQLException e) {
            if (first) {
                throw e;
            }
            console.checkOut();
            console.err().println("pup: " + OneLine.of(SafeMessage.of(e)) + "; trying again");
            exitCode = CommandFailure.FAILURE;
        }
        console.checkOut();
        return exitCode;
    }

    /** Prints an object: indented, or on one line if the output is repeated. */
    public void printJson(Console console, tools.jackson.databind.node.ObjectNode object) {
        if (repeats()) {
            JsonReport.printLine(console, object);
        } else {
            JsonReport.print(console, object);
        }
    }

    /** Takes a number only if it is attached with an equals sign, so that a following word stays an argument. */
    private static final class AttachedOnly implements IParameterPreprocessor {

        AttachedOnly() {}

        @Override
        @SuppressWarnings("JdkObsolete") // picocli's signature
        public boolean preprocess(
                Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (" ".equals(info.get("separator"))) {
                arguments.push(DEFAULT_SECONDS);
            }
            return false;
        }
    }
}
