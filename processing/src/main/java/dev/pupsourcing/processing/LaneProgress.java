// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.SlotRange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** How a lane is doing: written by its thread, read by all. Thread-safe. */
final class LaneProgress {

    private final InstantSource clock;
    private final Rate rate;
    private final Rate speed;
    private final Consumer<PartitionStatus> listener;
    private volatile PartitionStatus status;

    LaneProgress(
            String projection, SlotRange slots, String owner, InstantSource clock, Consumer<PartitionStatus> listener) {
        Instant now = clock.instant();
        this.clock = clock;
        this.rate = new Rate(now);
        this.speed = new Rate(now);
        this.listener = listener;
        this.status = new PartitionStatus(
                projection, slots, PartitionStatus.Phase.NEW, 0, 0, 0, 0, owner, Optional.empty(), now);
    }

    PartitionStatus status() {
        return status;
    }

    void phase(PartitionStatus.Phase phase, String owner) {
        PartitionStatus now = status;
        if (now.phase() != phase || !now.owner().equals(owner)) {
            set(phase, now.position(), now.handled(), owner, now.lastError());
        }
    }

    /** The lane stands at a position that it read. */
    void at(long position) {
        PartitionStatus now = status;
        set(now.phase(), position, now.handled(), now.owner(), now.lastError());
    }

    /** The lane moved to a position. */
    void moved(long position, int handled) {
        PartitionStatus now = status;
        synchronized (rate) {
            Instant at = clock.instant();
            rate.add(at, handled);
            speed.add(at, position - now.position());
        }
        set(now.phase(), position, now.handled() + handled, now.owner(), now.lastError());
    }

    void failed(Throwable failure) {
        PartitionStatus now = status;
        set(now.phase(), now.position(), now.handled(), now.owner(), Optional.of(failure));
    }

    private void set(
            PartitionStatus.Phase phase, long position, long handled, String owner, Optional<Throwable> error) {
        PartitionStatus before = status;
        Instant now = clock.instant();
        double events;
        double positions;
        synchronized (rate) {
            events = rate.perSecond(now);
            positions = speed.perSecond(now);
        }
        PartitionStatus after = new PartitionStatus(
                before.projection(),
                before.slots(),
                phase,
                position,
                handled,
                events,
                positions,
                owner,
                error,
                phase == before.phase() ? before.since() : now);
        status = after;
        listener.accept(after);
    }
}
