// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The output of commands with {@code --json}: one object for each run, indented, or one object per line in a live view.
 * Instants are texts in UTC, durations are numbers of seconds, and fields without a value are null.
 */
public final class JsonReport {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private JsonReport() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An instant as it is written; null if there is none. */
    public static @Nullable String instant(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    /** A duration as it is written; null if there is none. */
    public static @Nullable Long seconds(Optional<Duration> duration) {
        return duration.map(Duration::toSeconds).orElse(null);
    }

    /** Prints an object on several lines. */
    public static void print(Console console, ObjectNode object) {
        console.out()
                .println(safe(console, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(object)));
    }

    /** Prints an object on one line. */
    public static void printLine(Console console, ObjectNode object) {
        console.out().println(safe(console, MAPPER.writeValueAsString(object)));
    }

    private static String safe(Console console, String json) {
        return console.outIsTerminal() ? TerminalJson.escaped(json) : json;
    }
}
