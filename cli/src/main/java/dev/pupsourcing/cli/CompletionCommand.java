// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Suggestions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a completion script. */
@Command(
        name = "completion",
        description = {
            "Print a script with which a shell completes the commands and options of pup.",
            "bash: source <(pup completion bash)%nzsh: source <(pup completion zsh)%nfish: pup completion fish | source"
        })
final class CompletionCommand implements Callable<Integer> {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final Console console;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private String shell = "";

    public CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine whole = Commands.create(console);
        switch (shell) {
            case "bash", "zsh" -> console.out().print(AutoComplete.bash("pup", whole));
            case "fish" -> FishCompletion.lines(whole.getCommandSpec()).forEach(console.out()::println);
            default ->
                throw CommandFailure.usage(
                        "SHELL must be one of " + SHELLS + ", was \"" + shell + "\"" + Suggestions.of(shell, SHELLS));
        }
        return 0;
    }
}
