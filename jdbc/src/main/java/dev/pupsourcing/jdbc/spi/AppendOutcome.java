// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.util.List;

/** What became of an append. */
public sealed interface AppendOutcome {

    /**
     * All events are stored.
     *
     * @param previousVersion the stream's version before
     * @param positions the global positions, in the order of the events
     */
    record Stored(long previousVersion, List<Long> positions) implements AppendOutcome {

        /** Copies the list. */
        public Stored {
            positions = List.copyOf(positions);
        }
    }

    /**
     * Nothing is stored and the transaction is as it was, because the version did not fit or an event id is there
     * already; the store finds out which.
     */
    record Refused() implements AppendOutcome {}
}
