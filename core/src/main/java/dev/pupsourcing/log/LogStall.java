// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A position that a reader cannot pass yet, because its append may still be in flight.
 *
 * @param position the first position that is missing
 * @param since when this reader first met it, by the reader's clock
 * @param holders who may hold it, as far as the database tells; empty if it does not
 * @param advice what to do if waiting alone does not help, for example because the user lacks a right
 */
public record LogStall(long position, Instant since, List<LockHolder> holders, Optional<String> advice) {

    /** Copies the list. */
    public LogStall {
        holders = List.copyOf(holders);
    }

    /** A stall that waiting helps. */
    public LogStall(long position, Instant since, List<LockHolder> holders) {
        this(position, since, holders, Optional.empty());
    }
}
