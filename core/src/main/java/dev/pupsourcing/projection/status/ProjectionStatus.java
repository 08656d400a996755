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

    /** A live worker that shares the projection. Implemented by the library. */
    interface Worker {

        /** The worker's name. */
        String name();

        /** The version of the library that it uses; empty if that version does not record it. */
        Optional<String> version();
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

    /** When that failure was recorded, by the database's clock. */
    Optional<Instant> failedAt();

    /**
     * When the next event to handle was created, by its creator's clock; empty if all events have been handled. With
     * the current time it is the lag of the projection in time.
     */
    Optional<Instant> waitingSince();

    /** The live workers that share the projection, in alphabetical order. Runners are not shown. */
    List<Worker> workers();

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
