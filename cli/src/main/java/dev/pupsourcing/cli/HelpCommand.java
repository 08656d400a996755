// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the help of a command, like the option {@code --help}. */
@Command(name = "help", description = "Show the help of a command.")
final class HelpCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command, such as \"schema apply\".")
    private List<String> names = new ArrayList<>();

    public HelpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine command = Commands.create(console);
        for (String name : names) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw CommandFailure.usage("there is no command \"" + String.join(" ", names) + "\""
                        + Suggestions.of(name, command.getSubcommands().keySet()) + "; see `"
                        + command.getCommandSpec().qualifiedName() + " --help`");
            }
            command = next;
        }
        console.out().print(command.getUsageMessage());
        return 0;
    }
}
