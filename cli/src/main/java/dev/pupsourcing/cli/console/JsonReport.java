// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.console;

import dev.pupsourcing.internal.text.PrintableText;
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

    /** On a terminal, characters that could control it are escaped as JSON allows. */
    private static String safe(Console console, String json) {
        if (!console.outIsTerminal()) {
            return json;
        }
        StringBuilder text = new StringBuilder();
        json.codePoints().forEach(c -> {
            if (c == '\n' || PrintableText.isShown(c)) {
                text.appendCodePoint(c);
            } else {
                Character.toString(c).chars().forEach(unit -> text.append("\\u%04x".formatted(unit)));
            }
        });
        return text.toString();
    }
}
