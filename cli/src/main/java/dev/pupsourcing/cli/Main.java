// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.OutputFailure;

/** The entry point of the command line. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /**
     * Runs the command line and returns its exit code: 0 for success, 1 for a failure, also to write the results, 2 for
     * a usage error, 141 if the reader of the results has exited.
     */
    static int run(Console console, String... arguments) {
        int exitCode = Commands.create(console, arguments).execute(arguments);
        try {
            console.checkOut();
        } catch (OutputFailure e) {
            exitCode = exitCode == 0 ? FailureReports.report(console, e) : exitCode;
        }
        console.err().flush();
        return exitCode;
    }
}
