// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.DamagedStreamException;
import dev.pupsourcing.PersistedEvent;
import java.util.List;

/** Checks that what was read of a stream has no holes: a state made from the rest would be wrong. */
public final class WholeStreams {

    private WholeStreams() {}

    /**
     * Checks events of one stream.
     *
     * @param events in the order of their versions
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
                "version " + expected + " is missing, although version " + found.aggregateVersion()
                        + " is stored; run `pup verify` for all damage, and restore the rows from a backup",
                true,
                null);
    }
}
