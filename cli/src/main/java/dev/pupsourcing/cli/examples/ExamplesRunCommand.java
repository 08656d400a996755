// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.examples;

import dev.pupsourcing.cli.console.Console;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an example. */
@Command(
        name = "run",
        description = {
            "Run an example, which is built first if its sources have changed.",
            "Examples that need a database create one: a file, or a server that is removed at the end. Most accept "
                    + "the address of an empty one: --db URL after the name."
        })
final class ExamplesRunCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "NAME", description = "The example; see \"examples list\".")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", arity = "0..*", description = "The arguments of the example.")
    private List<String> arguments = new ArrayList<>();

    ExamplesRunCommand(Console console) {
        this.console = console;
    }

    /** What follows the name belongs to the example, also if it looks like an option. */
    @Spec
    void stopAtTheName(CommandSpec spec) {
        spec.parser().stopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = Checkout.of(console);
        Example example = checkout.example(name);
        new ExampleBuild(console, checkout, example).buildIfStale();
        return ExampleProcess.run(example.commandLine(arguments));
    }
}
