// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.actuate;

import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.projection.status.ProjectionStatus;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** The actuator endpoint {@code pupsourcing}: the projections of the event store, wherever they run. */
@Endpoint(id = "pupsourcing", defaultAccess = Access.READ_ONLY)
public final class PupsourcingEndpoint {

    private final ProjectionAdmin admin;
    private final ProjectionLifecycle lifecycle;
    private final FailedEvents failedEvents;

    PupsourcingEndpoint(ProjectionAdmin admin, ProjectionLifecycle lifecycle, FailedEvents failedEvents) {
        this.admin = admin;
        this.lifecycle = lifecycle;
        this.failedEvents = failedEvents;
    }

    /** All projections. */
    @ReadOperation
    public All projections() {
        return new All(admin.list().stream().map(this::summary).toList());
    }

    /** One projection; null if it is unknown. */
    @ReadOperation
    public @Nullable Details projection(@Selector String name) {
        return admin.find(name).map(this::details).orElse(null);
    }

    /**
     * Changes one projection.
     *
     * @param action {@code pause} and {@code resume}: on all instances, and also after restarts; {@code replay}: handles
     *     its parked streams and dead letters again
     * @param by who pauses the projection, and why; null for a default
     * @return what was done; null if the projection is unknown, or a replay is requested and this application does not have it
     */
    @WriteOperation
    public @Nullable Changed change(@Selector String name, Action action, @Nullable String by) {
        Objects.requireNonNull(action, "action");
        if (admin.find(name).isEmpty()) {
            return null;
        }
        return switch (action) {
            case PAUSE -> Changed.of(admin.pause(name, by == null ? "the actuator endpoint" : by));
            case RESUME -> Changed.of(admin.resume(name));
            case REPLAY -> failedEvents.replay(name).orElse(null);
        };
    }

    private Summary summary(ProjectionStatus status) {
        return new Summary(
                status.projection(),
                lifecycle.projections().contains(status.projection()),
                status.position(),
                status.latest(),
                status.lag(),
                status.parked(),
                status.dead(),
                status.failure().orElse(null),
                status.pause().map(ProjectionStatus.Pause::by).orElse(null));
    }

    private Details details(ProjectionStatus status) {
        List<Partition> partitions =
                status.partitions().stream().map(Partition::of).toList();
        List<Local> here = lifecycle.engine().stream()
                .flatMap(engine -> engine.partitions().stream())
                .filter(partition -> partition.projection().equals(status.projection()))
                .map(Local::of)
                .toList();
        return new Details(summary(status), partitions, here);
    }

    /** What can be done with a projection. */
    public enum Action {
        /** Pauses it on all instances, until it is resumed. */
        PAUSE,
        /** Resumes it. */
        RESUME,
        /** Handles its parked streams and dead letters again. */
        REPLAY
    }

    /**
     * All projections.
     *
     * @param projections the projections in alphabetical order
     */
    public record All(List<Summary> projections) {}

    /**
     * The state of a projection.
     *
     * @param name its name
     * @param here whether it runs on this instance
     * @param position the position up to which it has handled all events
     * @param latest the last position of the log
     * @param lag the number of positions between them
     * @param parked the number of its parked streams
     * @param dead the number of its dead letters
     * @param failure the failure that ended one of its partitions, or null
     * @param pausedBy who paused it, or null if it is not paused
     */
    public record Summary(
            String name,
            boolean here,
            long position,
            long latest,
            long lag,
            long parked,
            long dead,
            @Nullable String failure,
            @Nullable String pausedBy) {}

    /**
     * A projection with its partitions.
     *
     * @param projection its state
     * @param partitions its partitions, wherever they run
     * @param here those that run on this instance
     */
    public record Details(Summary projection, List<Partition> partitions, List<Local> here) {}

    /**
     * A partition as the database shows it.
     *
     * @param slots its range of slots
     * @param position the position up to which all events have been handled
     * @param updatedAt the time of the last change
     * @param leasedBy the worker that holds a lease on it, or null
     */
    public record Partition(
            String slots,
            long position,
            Instant updatedAt,
            @Nullable String leasedBy) {

        private static Partition of(ProjectionStatus.Partition status) {
            return new Partition(
                    status.slots().toString(),
                    status.position(),
                    status.updatedAt(),
                    status.leasedBy().orElse(null));
        }
    }

    /**
     * A partition that runs on this instance.
     *
     * @param slots its range of slots
     * @param phase what it is doing
     * @param since the time since when it does that
     * @param position the position up to which it has handled all events
     * @param handled the number of events that it has handled since its start
     * @param rate events per second over the last ten seconds
     * @param lastError the last failure, until the failed work has succeeded, or null
     */
    public record Local(
            String slots,
            PartitionStatus.Phase phase,
            Instant since,
            long position,
            long handled,
            double rate,
            @Nullable String lastError) {

        private static Local of(PartitionStatus status) {
            Optional<String> error = status.lastError().map(Throwable::toString);
            return new Local(
                    status.slots().toString(),
                    status.phase(),
                    status.since(),
                    status.position(),
                    status.handled(),
                    status.rate(),
                    error.orElse(null));
        }
    }

    /**
     * The result of a change.
     *
     * @param changed whether anything changed
     * @param streams the number of parked streams that a replay handled
     * @param deadLetters the number of dead letters that a replay handled
     * @param failures the messages of those that failed again
     */
    public record Changed(boolean changed, int streams, int deadLetters, List<String> failures) {

        private static Changed of(boolean changed) {
            return new Changed(changed, 0, 0, List.of());
        }
    }
}
