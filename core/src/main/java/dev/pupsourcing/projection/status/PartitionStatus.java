// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The status of one partition of a projection in this process, at one moment. Immutable. Only the library implements it,
 * and it may gain methods. Implemented by the library.
 */
public interface PartitionStatus {

    /** The phase of a partition. More may be added; a switch needs a default. */
    enum Phase {
        /** Not running yet. */
        NEW,
        /** It handles events that are already in the log. */
        CATCHING_UP,
        /** It has handled all events, and waits for more. */
        CAUGHT_UP,
        /** It waits for a position whose transaction may still be open. */
        STALLED,
        /** It waits, because another process runs it. */
        WAITING,
        /** It waits, because an operator has paused the projection. */
        PAUSED,
        /** It waits before it retries. */
        RETRYING,
        /** Ended: it was stopped, or has reached its goal. */
        STOPPED,
        /** It has ended with a failure. */
        FAILED
    }

    /** The projection's name. */
    String projection();

    /** The partition's range of slots. */
    SlotRange slots();

    /** What it is doing. */
    Phase phase();

    /** The position up to which it has handled all events. */
    long position();

    /** The number of events that it has handled since its start. */
    long handled();

    /** Events per second over the last ten seconds. */
    double rate();

    /** Positions per second over the last ten seconds; more than the rate if many events are not in its scope. */
    double positionsPerSecond();

    /** The owner: this process, or the one that it waits for. */
    String owner();

    /**
     * What it does with an event that cannot be handled: the name of a
     * {@link dev.pupsourcing.projection.ErrorPolicy.Action}.
     */
    String errorAction();

    /** The last failure, until the failed work has succeeded. */
    Optional<Throwable> lastError();

    /** The time of the last failure. */
    Optional<Instant> lastErrorAt();

    /** The time since when it is in its phase. */
    Instant since();

    /**
     * The time to a position at the pace of the last seconds; zero if it was reached, empty if the partition does not
     * move.
     */
    default Optional<Duration> timeTo(long target) {
        if (target <= position()) {
            return Optional.of(Duration.ZERO);
        }
        double millis = (target - position()) * 1000.0 / positionsPerSecond();
        return positionsPerSecond() > 0 ? Optional.of(Duration.ofMillis((long) Math.ceil(millis))) : Optional.empty();
    }

    /** Whether it has ended. */
    default boolean ended() {
        return phase() == Phase.STOPPED || phase() == Phase.FAILED;
    }
}
