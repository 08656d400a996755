// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.cli.console.CommandFailure;
import java.time.DateTimeException;
import java.time.Instant;

/** Parses instants in options. */
final class Instants {

    private Instants() {}

    static Instant parse(String option, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw CommandFailure.usage(
                    option + " must be an instant such as 2026-01-31T12:00:00Z, was \"" + text + "\"");
        }
    }
}
