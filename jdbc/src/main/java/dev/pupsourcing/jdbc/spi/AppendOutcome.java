// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.util.List;

/** The outcome of an append. Implemented by the library. */
public sealed interface AppendOutcome {

    /**
     * All events are stored.
     *
     * @param previousVersion the stream's version before the append
     * @param positions the positions, in the order of the events
     */
    record Stored(long previousVersion, List<Long> positions) implements AppendOutcome {

        /** Copies the list. */
        public Stored {
            positions = List.copyOf(positions);
        }
    }

    /**
     * Nothing is stored and the transaction is unchanged, because the version did not match or an event id is already
     * stored; the store finds out which.
     */
    record Refused() implements AppendOutcome {}
}
