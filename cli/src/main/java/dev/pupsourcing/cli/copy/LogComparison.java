// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.copy;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.LogEvents;
import dev.pupsourcing.cli.store.LogPages;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.internal.text.PrintableText;

/** Reads two logs in parallel, and requires the same events in the same order. Bounded memory. */
public final class LogComparison {

    private LogComparison() {}

    /**
     * Compares the events in scope up to the end of both logs.
     *
     * @return the number of events
     * @throws CommandFailure at the first difference
     */
    public static long run(Console console, OpenStore source, OpenStore target, ReadScope scope) {
        long sourceEnd = source.store().log().latestPosition();
        long targetEnd = target.store().log().latestPosition();
        try (LogPages sourcePages = new LogPages(console, source.store().log(), scope, 0);
                LogPages targetPages = new LogPages(console, target.store().log(), scope, 0)) {
            LogEvents left = new LogEvents(sourcePages, sourceEnd);
            LogEvents right = new LogEvents(targetPages, targetEnd);
            long events = 0;
            PersistedEvent expected = left.next();
            PersistedEvent found = right.next();
            while (expected != null && found != null) {
                requireSame(expected, found);
                events++;
                expected = left.next();
                found = right.next();
            }
            if (expected != null) {
                throw different("the target ends before position " + expected.position() + " of the source");
            }
            if (found != null) {
                throw different("the source ends before position " + found.position() + " of the target");
            }
            return events;
        }
    }

    private static void requireSame(PersistedEvent expected, PersistedEvent found) {
        if (!expected.event().equals(found.event()) || expected.aggregateVersion() != found.aggregateVersion()) {
            throw different("position " + expected.position() + " of the source holds " + named(expected)
                    + ", position " + found.position() + " of the target " + named(found));
        }
    }

    private static String named(PersistedEvent event) {
        return "event " + event.eventId() + ", version " + event.aggregateVersion() + " of stream "
                + PrintableText.quoted(event.stream());
    }

    private static CommandFailure different(String problem) {
        return CommandFailure.of("the two logs differ: " + problem
                + "; the target must hold nothing but the copy, in the order of the source");
    }
}
