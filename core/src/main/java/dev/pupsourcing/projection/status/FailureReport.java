// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

import dev.pupsourcing.slot.SlotRange;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A failure of a partition, and what was done about it. Immutable. Implemented by the library; it may gain methods. */
public interface FailureReport {

    /** What was done after a failure. More may be added; a switch needs a default. */
    enum Action {
        /** The same work is tried again, perhaps in smaller batches. */
        RETRIED,
        /** The stream of the event was parked. */
        PARKED,
        /** The event became a dead letter. */
        DEAD_LETTERED,
        /** The partition ended. A worker starts it again later. */
        STOPPED,
        /** The partition waits for its environment, such as a database that is unreachable, full or locked. */
        ENVIRONMENT
    }

    /** The projection's name. */
    String projection();

    /** The partition's range of slots. */
    SlotRange slots();

    /** What was done. */
    Action action();

    /** The failure. Its message may contain data of events. */
    Throwable failure();

    /** The position of the event that could not be handled; empty if the failure does not belong to one event. */
    OptionalLong position();

    /** The id of that event. */
    Optional<UUID> eventId();
}
