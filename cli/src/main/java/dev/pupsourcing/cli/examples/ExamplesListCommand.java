// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.examples;

import dev.pupsourcing.cli.console.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the examples. */
@Command(name = "list", description = "List the examples.")
final class ExamplesListCommand implements Callable<Integer> {

    private final Console console;

    ExamplesListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Example> examples = Checkout.of(console).examples();
        int width = examples.stream().mapToInt(e -> e.name().length()).max().orElse(0);
        examples.forEach(e -> console.out().println(padded(e.name(), width) + "  " + e.description()));
        console.err().println("run one with " + console.commandName() + " examples run NAME");
        return 0;
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(width - name.length());
    }
}
