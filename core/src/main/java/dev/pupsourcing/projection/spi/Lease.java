// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.util.Objects;

/**
 * The right of one owner to run one range of a projection's slots for a while: one row, as it was read. Immutable and
 * thread-safe.
 *
 * @param projection the projection's name
 * @param slots the range of slots
 * @param owner who holds it
 * @param token the fencing token, higher than that of every earlier lease of the projection
 * @param remaining how long it is still good, by the database's clock when it was read; zero or negative if it expired
 */
public record Lease(String projection, SlotRange slots, String owner, long token, Duration remaining) {

    /** Checks that nothing is missing. */
    public Lease {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(slots, "slots");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(remaining, "remaining");
    }

    /** Whether it had run out when it was read. */
    public boolean expired() {
        return remaining.isZero() || remaining.isNegative();
    }
}
