// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.DamagedStreamException;
import dev.pupsourcing.PersistedEvent;
import java.util.List;

/** Checks that the events read from a stream have no gaps, because a state derived from them would be wrong. */
public final class WholeStreams {

    private WholeStreams() {}

    /**
     * Checks events of one stream.
     *
     * @param events the events in version order
     * @param first the version that the first of them must have
     * @return the events
     * @throws DamagedStreamException if a version is missing
     */
    public static List<PersistedEvent> checked(List<PersistedEvent> events, long first) {
        long expected = Math.max(1, first);
        for (PersistedEvent event : events) {
            if (event.aggregateVersion() != expected) {
                throw hole(event, expected);
            }
            expected++;
        }
        return events;
    }

    private static DamagedStreamException hole(PersistedEvent found, long expected) {
        return new DamagedStreamException(
                found.stream(),
                "version " + expected + " is missing, but version " + found.aggregateVersion()
                        + " is stored; run `pup verify` to find all damage, and restore the rows from a backup",
                true,
                null);
    }
}
