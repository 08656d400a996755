// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one partition of a projection is doing in this process, at one moment. Immutable.
 *
 * @param projection the projection's name
 * @param slots the partition's range of slots
 * @param phase what it is doing
 * @param position the position up to which it has handled all events
 * @param handled how many events it has handled since it was started
 * @param rate how many events a second it has handled lately
 * @param positionsPerSecond by how many positions a second it has moved lately; more than the rate if many events are not in its scope
 * @param owner who runs it: this process, or the one that it waits for
 * @param lastError the last failure, until what failed has succeeded
 * @param lastErrorAt when it happened
 * @param since when it began what it is doing
 */
public record PartitionStatus(
        String projection,
        SlotRange slots,
        Phase phase,
        long position,
        long handled,
        double rate,
        double positionsPerSecond,
        String owner,
        Optional<Throwable> lastError,
        Optional<Instant> lastErrorAt,
        Instant since) {

    /** What a partition is doing. */
    public enum Phase {
        /** It is not running yet. */
        NEW,
        /** It handles what lies behind. */
        CATCHING_UP,
        /** It has handled all there is, and waits for more. */
        CAUGHT_UP,
        /** It waits for a position that may still be in flight. */
        STALLED,
        /** It waits, because somebody else runs it. */
        WAITING,
        /** It waits before it tries again what failed. */
        RETRYING,
        /** It has ended: it was stopped, or all that was asked for is done. */
        STOPPED,
        /** It has ended, because it could not go on. */
        FAILED
    }

    /**
     * How long it takes to come to a position if it goes on as fast as lately; zero if it is there, empty if it does not
     * move.
     */
    public Optional<Duration> timeTo(long target) {
        if (target <= position) {
            return Optional.of(Duration.ZERO);
        }
        double millis = (target - position) * 1000.0 / positionsPerSecond;
        return positionsPerSecond > 0 ? Optional.of(Duration.ofMillis((long) Math.ceil(millis))) : Optional.empty();
    }

    /** Whether it has ended. */
    public boolean ended() {
        return phase == Phase.STOPPED || phase == Phase.FAILED;
    }
}
