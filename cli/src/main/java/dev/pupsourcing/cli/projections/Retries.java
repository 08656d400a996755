// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.OneLine;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.projection.ProjectionStoppedException;
import java.util.function.BooleanSupplier;

/** Counts what was handled again, and prints what failed again. Not thread-safe. */
final class Retries {

    private final Console console;
    private long handled;
    private long failed;

    Retries(Console console) {
        this.console = console;
    }

    /**
     * Tries one.
     *
     * @param action returns whether there was something to handle
     */
    void attempt(String what, BooleanSupplier action) {
        try {
            handled += action.getAsBoolean() ? 1 : 0;
        } catch (ProjectionStoppedException e) {
            failed++;
            console.out().println(OneLine.of(what + ": " + SafeMessage.of(e)));
        }
        console.checkOut();
    }

    /** Prints a summary and returns the exit code. */
    int summary(String noun) {
        console.out().flush();
        console.err().println(handled + " " + noun + " handled, " + failed + " failed again");
        return failed == 0 ? 0 : CommandFailure.FAILURE;
    }
}
