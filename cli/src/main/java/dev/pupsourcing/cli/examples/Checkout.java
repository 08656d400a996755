// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.examples;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkout of the repository, which contains the examples.
 *
 * @param root its folder
 */
record Checkout(Path root) {

    /** The folder of the checkout; set by the script that starts the command line. */
    private static final String VARIABLE = "PUP_CHECKOUT";

    /** Finds the checkout that the command line was started from. */
    static Checkout of(Console console) {
        String folder = console.environment().getOrDefault(VARIABLE, "");
        Checkout checkout = new Checkout(Path.of(folder).toAbsolutePath().normalize());
        if (folder.isEmpty() || !Files.isDirectory(checkout.folder())) {
            throw CommandFailure.usage("the examples are run from a checkout of the repository; clone it and run ./pup "
                    + "there, or set " + VARIABLE + " to its folder");
        }
        return checkout;
    }

    private Path folder() {
        return root.resolve("examples");
    }

    /** The examples in alphabetical order. */
    List<Example> examples() {
        try (Stream<Path> folders = Files.list(folder())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .sorted()
                    .map(Example::in)
                    .toList();
        } catch (IOException e) {
            throw CommandFailure.of("the folder " + folder() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Finds the example with a name. */
    Example example(String name) {
        List<Example> all = examples();
        return all.stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names = all.stream().map(Example::name).toList();
                    return CommandFailure.usage("there is no example \"" + name + "\"" + Suggestions.of(name, names)
                            + "; see `pup examples list`");
                });
    }
}
