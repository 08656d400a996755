// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.Console;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;

/** Builds the command line. Commands with a constructor that takes a {@link Console} get one. */
final class Commands {

    /** Picocli fails to print help in fewer columns. */
    private static final int LEAST_COLUMNS = 55;

    private static final int MOST_COLUMNS = 120;

    private Commands() {}

    static CommandLine create(Console console) {
        Pup root = new Pup();
        CommandLine commands = new CommandLine(root, new ConsoleFactory(console));
        FailureReports reports = new FailureReports(console, root::debug);
        return commands.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.max(LEAST_COLUMNS, Math.min(console.columns(), MOST_COLUMNS)))
                .setExecutionExceptionHandler(reports)
                .setParameterExceptionHandler(reports);
    }

    private record ConsoleFactory(Console console) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Console.class) {
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(console));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
