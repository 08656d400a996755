// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.processing.internal.report.Rate;
import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.PartitionStatus;
import dev.pupsourcing.projection.PartitionStatus.Phase;
import dev.pupsourcing.slot.SlotRange;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How a lane is doing: written by its thread, read by all. Thread-safe. */
final class PartitionProgress {

    private final RunSettings run;
    private final LongSupplier nanos;
    private final Rate rate;
    private final Rate pace;
    private final RunReports.OfProjection reports;
    private final Consumer<PartitionStatus> listener;
    private volatile PartitionStatus status;

    /** The last failure and its time. */
    private record Failure(Optional<Throwable> error, Optional<Instant> at) {
        static final Failure NONE = new Failure(Optional.empty(), Optional.empty());
    }

    /**
     * A lane that has not begun.
     *
     * @param reports says in the log what happens
     * @param listener receives every change
     */
    PartitionProgress(
            Registration registration,
            SlotRange slots,
            RunReports.OfProjection reports,
            Consumer<PartitionStatus> listener) {
        this.run = registration.run();
        this.nanos = run.nanos();
        long now = nanos.getAsLong();
        this.rate = new Rate(now);
        this.pace = new Rate(now);
        this.reports = reports;
        this.listener = listener;
        this.status = unstarted(registration, slots);
    }

    private static PartitionStatus unstarted(Registration registration, SlotRange slots) {
        Instant since = registration.run().clock().instant();
        return new PartitionSnapshot(
                registration.name(),
                slots,
                Phase.NEW,
                0,
                0,
                0,
                0,
                registration.owner(),
                Optional.empty(),
                Optional.empty(),
                since);
    }

    PartitionStatus status() {
        return status;
    }

    /** The lane does something else now. Catching up may end in the failure of before; the others show that it is over. */
    void phase(Phase phase, String owner) {
        boolean well = phase == Phase.CAUGHT_UP || phase == Phase.STALLED || phase == Phase.WAITING;
        PartitionStatus now = status;
        if (now.phase() != phase
                || !now.owner().equals(owner)
                || (well && now.lastError().isPresent())) {
            set(phase, now.position(), now.handled(), owner, well ? Failure.NONE : failureOf(now));
        }
        if (well || phase == Phase.STOPPED || phase == Phase.FAILED) {
            reports.troubles().recovered(this);
        }
    }

    /** The lane stands at a position that it read. */
    void at(long position) {
        PartitionStatus now = status;
        set(now.phase(), position, now.handled(), now.owner(), failureOf(now));
    }

    /** The lane moved to a position. */
    void moved(long position, int handled) {
        PartitionStatus now = status;
        synchronized (rate) {
            long at = nanos.getAsLong();
            rate.add(at, handled);
            pace.add(at, position - now.position());
        }
        boolean retried = now.phase() == Phase.RETRYING;
        Failure failure = retried || handled > 0 ? Failure.NONE : failureOf(now);
        set(retried ? Phase.CATCHING_UP : now.phase(), position, now.handled() + handled, now.owner(), failure);
        reports.troubles().recovered(this);
    }

    /** Something failed for good. */
    void failed(Throwable failure) {
        PartitionStatus now = status;
        set(now.phase(), now.position(), now.handled(), now.owner(), failureNow(failure));
    }

    /** Something failed and will be tried again. */
    void retrying(Throwable failure, String owner) {
        PartitionStatus now = status;
        set(Phase.RETRYING, now.position(), now.handled(), owner, failureNow(failure));
        reports.troubles().failed(this, failure);
    }

    /** An event was parked or became a dead letter; its error is kept with it, and may hold what is not to be logged. */
    void setAside(ErrorPolicy.Action action, PersistedEvent event, Throwable failure) {
        String what =
                action == ErrorPolicy.Action.PARK ? "parked stream " + event.stream() + " at" : "made a dead letter of";
        reports.setAside()
                .warn(PrintableText.of("projection \"" + status.projection() + "\" " + what + " position "
                        + event.position() + ", event " + event.eventId() + " of type " + event.eventType() + ": "
                        + failure.getClass().getName()));
    }

    private Failure failureNow(Throwable failure) {
        return new Failure(Optional.of(failure), Optional.of(run.clock().instant()));
    }

    private static Failure failureOf(PartitionStatus status) {
        return new Failure(status.lastError(), status.lastErrorAt());
    }

    private void set(Phase phase, long position, long handled, String owner, Failure failure) {
        PartitionStatus before = status;
        double events;
        double positions;
        synchronized (rate) {
            long now = nanos.getAsLong();
            events = rate.perSecond(now);
            positions = pace.perSecond(now);
        }
        PartitionStatus after = new PartitionSnapshot(
                before.projection(),
                before.slots(),
                phase,
                position,
                handled,
                events,
                positions,
                owner,
                failure.error(),
                failure.at(),
                phase == before.phase() ? before.since() : run.clock().instant());
        status = after;
        listener.accept(after);
    }
}
