// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.ReadScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** A description of a scope, the same for equal scopes; for display, and to detect changes. */
public final class ScopeText {

    private static final int MAX_LENGTH = 1_000;

    private ScopeText() {}

    public static String of(ReadScope scope) {
        List<String> parts = new ArrayList<>();
        add(parts, "contexts", scope.boundedContexts());
        add(parts, "aggregate types", scope.aggregateTypes());
        add(parts, "event types", scope.eventTypes());
        return parts.isEmpty() ? "all events" : shortened(String.join(", ", parts));
    }

    private static void add(List<String> parts, String what, Set<String> names) {
        if (!names.isEmpty()) {
            parts.add(what + " " + new TreeSet<>(names));
        }
    }

    /** A checksum distinguishes long texts with the same beginning. */
    private static String shortened(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end) + "... (" + Long.toHexString(sum.getValue()) + ")";
    }
}
