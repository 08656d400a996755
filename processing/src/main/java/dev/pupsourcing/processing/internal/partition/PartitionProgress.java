// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.report.Rate;
import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.slot.SlotRange;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The progress of a partition, which its thread updates and other threads read. Thread-safe. */
final class PartitionProgress {

    private final RunSettings run;
    private final LongSupplier nanos;
    private final Rate rate;
    private final Rate pace;
    private final RunReports.OfProjection reports;
    private final PartitionListeners listeners;
    private final Consumer<PartitionStatus> listener;
    private volatile PartitionStatus status;

    /** The values of a status. */
    private record Snapshot(
            String projection,
            SlotRange slots,
            Phase phase,
            long position,
            long handled,
            double rate,
            double positionsPerSecond,
            String owner,
            String errorAction,
            Optional<Throwable> lastError,
            Optional<Instant> lastErrorAt,
            Instant since)
            implements PartitionStatus {}

    /** The last failure and its time. */
    private record Failure(Optional<Throwable> error, Optional<Instant> at) {
        static final Failure NONE = new Failure(Optional.empty(), Optional.empty());
    }

    /**
     * The progress of a partition that has not started.
     *
     * @param reports logs state changes
     * @param listeners receive failures
     * @param listener receives every change
     */
    PartitionProgress(
            Registration registration,
            SlotRange slots,
            RunReports.OfProjection reports,
            PartitionListeners listeners,
            Consumer<PartitionStatus> listener) {
        this.run = registration.run();
        this.nanos = run.nanos();
        long now = nanos.getAsLong();
        this.rate = new Rate(now);
        this.pace = new Rate(now);
        this.reports = reports;
        this.listeners = listeners;
        this.listener = listener;
        this.status = unstarted(registration, slots);
    }

    private static PartitionStatus unstarted(Registration registration, SlotRange slots) {
        Instant since = registration.run().clock().instant();
        return new Snapshot(
                registration.name(),
                slots,
                Phase.NEW,
                0,
                0,
                0,
                0,
                registration.owner(),
                registration.settings().errorPolicy().action().name(),
                Optional.empty(),
                Optional.empty(),
                since);
    }

    PartitionStatus status() {
        return status;
    }

    /**
     * The partition enters a phase. Catching up may fail again with the last failure; all other phases show that it is
     * resolved.
     */
    void phase(Phase phase, String owner) {
        boolean well = phase == Phase.CAUGHT_UP || phase == Phase.STALLED || phase == Phase.WAITING;
        PartitionStatus now = status;
        if (now.phase() != phase
                || !now.owner().equals(owner)
                || (well && now.lastError().isPresent())) {
            set(phase, now.position(), now.handled(), owner, well ? Failure.NONE : failureOf(now));
        }
        if (well || phase == Phase.PAUSED || phase == Phase.STOPPED || phase == Phase.FAILED) {
            reports.troubles().recovered(this);
        }
    }

    /** The partition is at a position that it has read. */
    void at(long position) {
        PartitionStatus now = status;
        set(now.phase(), position, now.handled(), now.owner(), failureOf(now));
    }

    /** The partition moved to a position. */
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

    /** A permanent failure. */
    void failed(Throwable failure) {
        PartitionStatus now = status;
        set(now.phase(), now.position(), now.handled(), now.owner(), failureNow(failure));
    }

    /** A failure that will be retried. */
    void retrying(Throwable failure, FailureKind kind, String owner) {
        PartitionStatus now = status;
        set(Phase.RETRYING, now.position(), now.handled(), owner, failureNow(failure));
        reports.troubles().failed(this, failure);
        listeners.retrying(failure, kind);
    }

    /**
     * An event was parked or became a dead letter. Its error is stored with it, and may contain text that must not be
     * logged.
     */
    void setAside(ErrorPolicy.Action action, PersistedEvent event, Throwable failure) {
        String what = action == ErrorPolicy.Action.PARK
                ? "parked stream " + PrintableText.quoted(event.stream()) + " at"
                : "made a dead letter of";
        listeners.setAside(action, event, failure);
        reports.setAside()
                .warn(PrintableText.of("projection \"" + status.projection() + "\" " + what + " position "
                        + event.position() + ", event " + event.eventId() + " of type "
                        + PrintableText.quoted(event.eventType()) + ": "
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
        PartitionStatus after = new Snapshot(
                before.projection(),
                before.slots(),
                phase,
                position,
                handled,
                events,
                positions,
                owner,
                before.errorAction(),
                failure.error(),
                failure.at(),
                phase == before.phase() ? before.since() : run.clock().instant());
        status = after;
        listener.accept(after);
    }
}
