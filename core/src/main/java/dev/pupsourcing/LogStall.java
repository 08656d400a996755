// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.time.Instant;
import java.util.List;

/**
 * A position that a reader cannot pass yet, because its append may still be in flight.
 *
 * @param position the first position that is missing
 * @param since when this reader first met it, by the reader's clock
 * @param holders who may hold it, as far as the database tells; empty if it does not
 */
public record LogStall(long position, Instant since, List<LockHolder> holders) {

    /** Copies the list. */
    public LogStall {
        holders = List.copyOf(holders);
    }
}
