// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.Console;

/** Where the process begins. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** Runs the command line: 0 if all went well, 1 if the work failed, 2 if the command was called wrongly. */
    static int run(Console console, String... arguments) {
        int exitCode = Commands.create(console).execute(arguments);
        console.out().flush();
        console.err().flush();
        return exitCode;
    }
}
