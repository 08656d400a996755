// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Runs typical commands on a temporary event store, so that their classes are loaded. The script that starts the
 * command line records these classes, and makes the archive from which later starts load them.
 */
@Command(name = "warm-up", hidden = true, description = "Load the classes of typical commands.")
final class WarmUpCommand implements Callable<Integer> {

    private static final List<String> COMMANDS = List.of(
            "--help",
            "schema apply",
            "schema check",
            "log",
            "log --json",
            "streams show Shop/Order/order-1",
            "projections list",
            "doctor",
            "verify",
            "export");

    private final Console console;

    WarmUpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Path file = Files.createTempFile("pup", ".db");
        try {
            Console silent = silent();
            for (String command : COMMANDS) {
                Main.run(silent, (command + " --db " + file).split(" "));
            }
        } finally {
            Files.delete(file);
        }
        return 0;
    }

    private Console silent() {
        return new Console(silentStream(), silentStream(), InputStream.nullInputStream(), Map.of(), console.clock());
    }

    private static PrintStream silentStream() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
