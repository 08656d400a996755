// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.golden;

import dev.pupsourcing.Event;
import java.util.Base64;
import java.util.List;

/**
 * The text for the events that a payload is read as: for each event a line with its type and version, and its payload
 * as it would be stored now, indented. Not thread-safe.
 */
final class GoldenResult {

    private static final String NOTHING = "nothing\n";
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    void add(Event event) {
        text.append(event.eventType()).append(" v").append(event.eventVersion()).append('\n');
        PayloadText.of(event.payload())
                .orElseGet(() -> Base64.getEncoder().encodeToString(event.payload()))
                .lines()
                .forEach(line -> text.append(INDENT).append(line).append('\n'));
    }

    String text() {
        return text.isEmpty() ? NOTHING : text.toString();
    }

    /** Whether two texts name the same types and versions. */
    static boolean isSameVersions(String one, String other) {
        return versions(one).equals(versions(other));
    }

    private static List<String> versions(String text) {
        return text.lines().filter(line -> !line.startsWith(INDENT)).toList();
    }
}
