// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.Console;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

/** Builds the command line. Commands with a constructor that takes a {@link Console} get one. */
final class Commands {

    /** Picocli fails to print help in fewer columns. */
    private static final int LEAST_COLUMNS = 55;

    private static final int MOST_COLUMNS = 120;

    private static final Set<String> HELP = Set.of("-h", "--help");

    private Commands() {}

    /** The whole command line. */
    static CommandLine create(Console console) {
        Pup root = new Pup();
        CommandLine commands = new CommandLine(root, new ConsoleFactory(console));
        Pup.COMMANDS.forEach(commands::addSubcommand);
        return configured(commands, root, console);
    }

    /**
     * The part of the command line that some arguments need. Most of the start-up time is spent on creating commands,
     * so only the one in the arguments is created. Without it, names and descriptions suffice, for the help and for
     * suggestions.
     */
    static CommandLine create(Console console, String... arguments) {
        Pup root = new Pup();
        CommandLine commands = new CommandLine(root, new ConsoleFactory(console));
        Optional<Class<?>> named = named(arguments);
        named.ifPresent(commands::addSubcommand);
        if (named.isEmpty()) {
            Pup.COMMANDS.forEach(type -> commands.addSubcommand(outline(type)));
        }
        return configured(commands, root, console);
    }

    /** The command in the arguments: their first word, unless it follows a request for the help of all. */
    private static Optional<Class<?>> named(String... arguments) {
        return Arrays.stream(arguments)
                .filter(word -> !word.startsWith("-") || HELP.contains(word))
                .findFirst()
                .flatMap(word -> Pup.COMMANDS.stream()
                        .filter(type -> description(type).name().equals(word))
                        .findFirst());
    }

    /** The name and the description of a command. */
    private static CommandSpec outline(Class<?> type) {
        Command command = description(type);
        CommandSpec outline = CommandSpec.create().name(command.name());
        outline.usageMessage().description(command.description()).hidden(command.hidden());
        return outline;
    }

    private static Command description(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(Command.class), type::getName);
    }

    private static CommandLine configured(CommandLine commands, Pup root, Console console) {
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
