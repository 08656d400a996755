// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.OutputFailure;

/** Where the process begins. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /**
     * Runs the command line: 0 if all went well, 1 if the work failed or the results could not be written, 2 if the command
     * was called wrongly, 141 if the reader of the results has ended.
     */
    static int run(Console console, String... arguments) {
        int exitCode = Commands.create(console).execute(arguments);
        try {
            console.checkOut();
        } catch (OutputFailure e) {
            exitCode = exitCode == 0 ? FailureReports.report(console, e) : exitCode;
        }
        console.err().flush();
        return exitCode;
    }
}
