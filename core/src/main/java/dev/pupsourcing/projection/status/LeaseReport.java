// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

import dev.pupsourcing.slot.SlotRange;

/** A change of a worker's lease on a segment. Immutable. Implemented by the library; it may gain methods. */
public interface LeaseReport {

    /** What has changed. More may be added; a switch needs a default. */
    enum Change {
        /** The worker has taken the lease. */
        ACQUIRED,
        /** The lease expired, and another worker has taken it. */
        LOST,
        /** The worker has released the lease. */
        RELEASED,
        /** The worker no longer renews the lease, because a batch takes too long. It expires, or is released. */
        ABANDONED
    }

    /** The projection's name. */
    String projection();

    /** The segment's range of slots. */
    SlotRange slots();

    /** The worker's name. */
    String worker();

    /** What has changed. */
    Change change();
}
