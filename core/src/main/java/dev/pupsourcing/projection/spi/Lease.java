// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.util.Objects;

/**
 * A lease: the right of one owner to run a range of a projection's slots until it expires. One row, as it was read.
 * Immutable and thread-safe.
 *
 * @param projection the projection's name
 * @param slots the range of slots
 * @param owner the owner
 * @param token the fencing token, higher than those of all earlier leases of the projection
 * @param remaining the remaining time, by the database's clock when it was read; zero or negative if it has expired
 */
public record Lease(String projection, SlotRange slots, String owner, long token, Duration remaining) {

    /** Checks that nothing is missing. */
    public Lease {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(slots, "slots");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(remaining, "remaining");
    }

    /** Whether it had expired when it was read. */
    public boolean expired() {
        return remaining.isZero() || remaining.isNegative();
    }
}
