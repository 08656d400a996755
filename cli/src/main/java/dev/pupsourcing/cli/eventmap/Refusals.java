// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.eventmap;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.eventmap.model.EventMapException;
import java.util.function.Supplier;

/** Prints the generator's problems: a single one as the failure, several on one line each before the failure. */
final class Refusals {

    private Refusals() {}

    static <T> T reported(Console console, Supplier<T> run) {
        try {
            return run.get();
        } catch (EventMapException e) {
            if (e.problems().size() == 1) {
                throw CommandFailure.of(e.problems().get(0).toString(), e);
            }
            e.problems().forEach(problem -> console.err().println(problem));
            throw CommandFailure.of(e.problems().size() + " problems, listed above; nothing was written", e);
        }
    }
}
