// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.report.Listeners;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.BatchReport;
import dev.pupsourcing.projection.status.BatchScope;
import dev.pupsourcing.projection.status.BatchStart;
import dev.pupsourcing.projection.status.FailureReport;
import dev.pupsourcing.projection.status.FailureReport.Action;
import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Reports what one partition does to the listeners of its run. Costs almost nothing if there are none. Thread-safe. */
final class PartitionListeners {

    private final String projection;
    private final SlotRange slots;
    private final Listeners listeners;

    PartitionListeners(String projection, SlotRange slots, Listeners listeners) {
        this.projection = projection;
        this.slots = slots;
        this.listeners = listeners;
    }

    private record Start(String projection, SlotRange slots, List<PersistedEvent> events, int attempt)
            implements BatchStart {}

    private record Handled(
            String projection, SlotRange slots, int events, long from, long to, Duration duration, int attempts)
            implements BatchReport {}

    private record Failure(
            String projection,
            SlotRange slots,
            Action action,
            Throwable failure,
            OptionalLong position,
            Optional<UUID> eventId)
            implements FailureReport {}

    /** Whether there are none, so that nothing need be measured. */
    boolean isEmpty() {
        return listeners.isEmpty();
    }

    /** Opens the scope of a handler call; it never throws. */
    BatchScope started(List<PersistedEvent> events, int attempt) {
        return listeners.isEmpty()
                ? BatchScope.NONE
                : listeners.batchStarted(new Start(projection, slots, Collections.unmodifiableList(events), attempt));
    }

    /** A batch was committed. */
    void handled(Batch batch, Duration duration, int attempts) {
        if (!listeners.isEmpty() && !batch.events().isEmpty()) {
            listeners.batchHandled(new Handled(
                    projection, slots, batch.events().size(), batch.after(), batch.to(), duration, attempts));
        }
    }

    /** A failure that will be retried. */
    void retrying(Throwable failure, FailureKind kind) {
        failed(
                kind.isEnvironmental() ? Action.ENVIRONMENT : Action.RETRIED,
                failure,
                OptionalLong.empty(),
                Optional.empty());
    }

    /** An event was parked or became a dead letter. */
    void setAside(ErrorPolicy.Action action, PersistedEvent event, Throwable failure) {
        failed(
                action == ErrorPolicy.Action.PARK ? Action.PARKED : Action.DEAD_LETTERED,
                failure,
                OptionalLong.of(event.position()),
                Optional.of(event.eventId()));
    }

    /** The partition has ended. */
    void stopped(ProjectionStoppedException failure) {
        failed(Action.STOPPED, failure, failure.position(), failure.eventId());
    }

    private void failed(Action action, Throwable failure, OptionalLong position, Optional<UUID> eventId) {
        if (!listeners.isEmpty()) {
            listeners.failed(new Failure(projection, slots, action, failure, position, eventId));
        }
    }
}
