// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.examples;

import java.io.IOException;
import java.util.List;

/** The process of an example, which shares the terminal with this one. */
final class ExampleProcess {

    private ExampleProcess() {}

    /** Runs a command to its end, and returns its exit code. If this process is asked to end, the command is too. */
    static int run(List<String> commandLine) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(commandLine).inheritIO().start();
        Thread stop = new Thread(() -> stop(process), "stop-example");
        Runtime.getRuntime().addShutdownHook(stop);
        int exitCode = process.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            Thread.currentThread().join(); // this process is being ended, with the exit code of the signal
        }
        return exitCode;
    }

    /** Waits until the example has stopped, so that its last lines are printed before the shell's next prompt. */
    private static void stop(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
