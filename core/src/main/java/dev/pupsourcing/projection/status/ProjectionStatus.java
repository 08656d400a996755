// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

import dev.pupsourcing.slot.SlotRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The status of a projection as its database shows it, wherever the projection runs. Immutable. Only the library
 * implements it, and it may gain methods. Implemented by the library.
 */
public interface ProjectionStatus {

    /** The progress of one range of slots. Implemented by the library. */
    interface Partition {

        /** The range of slots. */
        SlotRange slots();

        /** The position up to which all events of these slots have been handled. */
        long position();

        /** The owner that moved the position last; empty at the beginning. */
        String owner();

        /** The time of the last change, by the database's clock. */
        Instant updatedAt();

        /** The worker that holds a lease on these slots now, if there is one. */
        Optional<String> leasedBy();
    }

    /** A pause by an operator. Implemented by the library. */
    interface Pause {

        /** Who paused the projection, and why. */
        String by();

        /** When it was paused, by the database's clock. */
        Instant since();
    }

    /** The projection's name. */
    String projection();

    /** Its partitions in slot order. */
    List<Partition> partitions();

    /** The last position of the log. */
    long latest();

    /** The number of its parked streams. */
    long parked();

    /** The number of its dead letters. */
    long dead();

    /** The failure that ended one of its partitions, if that was not started again since. */
    Optional<String> failure();

    /** The pause, if the projection is paused. */
    Optional<Pause> pause();

    /**
     * What the projection does with an event that cannot be handled, as of its last start: the name of a
     * {@link dev.pupsourcing.projection.ErrorPolicy.Action}; empty before the first start.
     */
    Optional<String> errorAction();

    /** The position up to which all events have been handled in every slot. */
    default long position() {
        return partitions().stream().mapToLong(Partition::position).min().orElse(0);
    }

    /** The number of positions from there to the end of the log. */
    default long lag() {
        return Math.max(0, latest() - position());
    }
}
