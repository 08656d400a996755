// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import dev.pupsourcing.internal.text.ShellText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;

/**
 * The environment of a command: streams, environment variables and clock. Immutable; the streams must be used by one
 * thread.
 *
 * @param out for results, in UTF-8; buffered
 * @param err for progress and errors, in UTF-8
 * @param in for data
 * @param environment the environment variables
 * @param clock the current time
 */
public record Console(
        PrintStream out, PrintStream err, InputStream in, Map<String, String> environment, InstantSource clock) {

    /** Names those of "out" and "err" that are terminals; set by the script that starts the command line. */
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
     * Checks that results can be written. Long commands call it regularly, so that they stop when their output is lost.
     *
     * @throws OutputFailure if results cannot be written
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

    /**
     * The width of the terminal in columns; a default if it is unknown or reported as zero, as by terminals without a
     * window.
     */
    public int columns() {
        String columns = environment.getOrDefault("PUP_COLUMNS", "");
        int said = columns.matches("\\d{1,4}") ? Integer.parseInt(columns) : 0;
        return said == 0 ? DEFAULT_COLUMNS : Math.max(MIN_COLUMNS, said);
    }

    /** The name with which the user started the command line, for printing commands to try. */
    public String commandName() {
        return ShellText.quoted(environment.getOrDefault("PUP_COMMAND", "pup"));
    }

    /** Reads a password from the terminal without echoing it. */
    @SuppressWarnings("SystemConsoleNull") // null without a terminal on JDK 17
    public String askPassword(String question) {
        java.io.Console terminal = errIsTerminal() ? System.console() : null;
        char[] answer = terminal == null ? null : terminal.readPassword("%s: ", question);
        if (answer == null) {
            throw CommandFailure.usage("--ask-password needs a terminal; set PUP_PASSWORD instead");
        }
        return new String(answer);
    }
}
