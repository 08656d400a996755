// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

/**
 * What a command has of the world around it: streams, environment and clock. Immutable; the streams are for one thread.
 *
 * @param out for results, in UTF-8; buffered
 * @param err for progress and failures, in UTF-8
 * @param in for data
 * @param environment the environment variables
 * @param clock what time it is
 */
public record Console(
        PrintStream out, PrintStream err, InputStream in, Map<String, String> environment, InstantSource clock) {

    /** Which of "out" and "err" are terminals; set by the script that starts the command line. */
    public static final String TERMINAL_VARIABLE = "PUP_TERMINAL";

    private static final int DEFAULT_COLUMNS = 100;
    private static final int MIN_COLUMNS = 40;

    /** Copies the environment. */
    public Console {
        environment = Map.copyOf(environment);
    }

    /** The console of this process. */
    public static Console ofProcess() {
        return new Console(
                ResultStream.ofProcess(),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.in,
                System.getenv(),
                InstantSource.system());
    }

    /**
     * Checks that results can be written; a long command does so now and then, so that it does not go on in vain.
     *
     * @throws OutputFailure if they cannot
     */
    public void checkOut() {
        if (out.checkError()) {
            throw OutputFailure.of(out);
        }
    }

    /** Whether results go to a terminal. */
    public boolean outIsTerminal() {
        return terminals("out");
    }

    /** Whether progress goes to a terminal. */
    public boolean errIsTerminal() {
        return terminals("err");
    }

    private boolean terminals(String stream) {
        return Arrays.asList(environment.getOrDefault(TERMINAL_VARIABLE, "").split(" "))
                .contains(stream);
    }

    /** Whether to print in colours. */
    public boolean colours() {
        return outIsTerminal() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** How wide the terminal is; a sensible width if it does not say, as terminals without a window do with a zero. */
    public int columns() {
        String columns = environment.getOrDefault("PUP_COLUMNS", "");
        int said = columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : 0;
        return said == 0 ? DEFAULT_COLUMNS : Math.max(MIN_COLUMNS, said);
    }

    /** What the user typed to start the command line, for commands that are printed to be tried. */
    public String commandName() {
        return Shell.quoted(environment.getOrDefault("PUP_COMMAND", "pup"));
    }

    /** Asks for a password on the terminal, without an echo. */
    @SuppressWarnings("SystemConsoleNull") // null on the JDK that the library begins with
    public String askPassword(String question) {
        java.io.Console terminal = errIsTerminal() ? System.console() : null;
        char[] answer = terminal == null ? null : terminal.readPassword("%s: ", question);
        if (answer == null) {
            throw CommandFailure.usage("there is no terminal to ask for a password on; set PUP_PASSWORD instead");
        }
        return new String(answer);
    }
}
