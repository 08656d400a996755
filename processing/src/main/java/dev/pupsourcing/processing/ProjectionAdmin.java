// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.processing.internal.admin.Pauses;
import dev.pupsourcing.processing.internal.admin.ProjectionSnapshot;
import dev.pupsourcing.processing.internal.admin.Replay;
import dev.pupsourcing.processing.internal.admin.StateErrors;
import dev.pupsourcing.processing.internal.admin.VersionSwitch;
import dev.pupsourcing.processing.internal.guard.StoreCall;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.ProjectionStateException;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.ParkedStreamRow;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.status.DeadLetter;
import dev.pupsourcing.projection.status.ParkedStream;
import dev.pupsourcing.projection.status.ProjectionStatus;
import dev.pupsourcing.transaction.TransactionTask;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Administers projections, wherever they run: status, failed events, replay, reset and versions. Thread-safe. */
public final class ProjectionAdmin {

    private final ProjectionBackend backend;
    private final ProjectionStore store;

    private ProjectionAdmin(ProjectionBackend backend) {
        this.backend = backend;
        this.store = backend.projectionStore();
    }

    /** Creates the administration of a backend's projections. */
    public static ProjectionAdmin of(ProjectionHost host) {
        return new ProjectionAdmin(Objects.requireNonNull(host, "host").backend());
    }

    /** The status of every known projection, in alphabetical order. */
    public List<ProjectionStatus> list() {
        long latest = backend.log().latestPosition();
        List<ProjectionSnapshot> found = call(
                "read of the projections",
                tx -> store.checkpoints().projections(tx).stream()
                        .map(name -> ProjectionSnapshot.read(tx, store, name, latest))
                        .toList());
        return found.stream().map(this::waiting).toList();
    }

    /** The status of a projection; empty if it is unknown. */
    public Optional<ProjectionStatus> find(String projection) {
        long latest = backend.log().latestPosition();
        return Optional.of(call("read of a projection", tx -> ProjectionSnapshot.read(tx, store, projection, latest)))
                .filter(status -> !status.partitions().isEmpty())
                .map(this::waiting);
    }

    private ProjectionStatus waiting(ProjectionSnapshot status) {
        return status.waiting(backend.log());
    }

    /**
     * Resets a projection, wherever it runs, so that its read model is {@linkplain Projection#clear cleared}, in the same
     * transaction, and all events are handled again. Its parked streams and dead letters are removed.
     *
     * @throws IllegalArgumentException if the projection was never started
     * @throws UnsupportedOperationException if the projection cannot clear its read model; nothing is changed
     */
    public void reset(Projection projection) {
        reset(projection.name(), 0, projection::clear);
    }

    /**
     * Resets a projection, wherever it runs, so that it handles all events after a position again.
     *
     * <p>A reset only moves back: a partition that has not reached the position stays where it is, because the events
     * in between have not been handled. Parked streams and dead letters whose events are handled again are removed;
     * earlier ones are kept, and can be replayed or discarded as before.
     *
     * @param position 0, or the position of an event
     * @param clear removes what the projection wrote after the position, in the same transaction
     * @throws IllegalArgumentException if the projection is unknown, or the position is negative or after the log's end
     */
    public void reset(String projection, long position, TransactionTask<RuntimeException> clear) {
        Objects.requireNonNull(clear, "clear");
        long latest = backend.log().latestPosition();
        if (position > latest) {
            throw new IllegalArgumentException(
                    "position must be at most the end of the log, which is " + latest + ", was " + position);
        }
        UUID storeId = backend.log().storeId();
        call("reset of projection \"" + projection + "\"", tx -> {
            store.checkpoints().reset(tx, projection, position, storeId);
            clear.run(tx);
            return true;
        });
    }

    /**
     * Pauses a projection, wherever it runs, until it is {@linkplain #resume resumed}. Waits for batches in progress; when
     * it returns, no event is handled any more. The pause survives restarts. Runners and workers keep running and show
     * {@link dev.pupsourcing.projection.status.PartitionStatus.Phase#PAUSED}; runs with an end fail. The projection can
     * still be reset, and its parked streams and dead letters replayed.
     *
     * @param by who pauses it, and why, for display: 1 to 255 printable characters
     * @return false if it was paused already; the earlier pause is kept
     * @throws IllegalArgumentException if {@code by} is not such a text
     * @throws ProjectionStateException if the projection is unknown
     */
    public boolean pause(String projection, String by) {
        Pauses.check(by);
        return call("pause of a projection", tx -> new Pauses(store).pause(tx, projection, by));
    }

    /**
     * Resumes a paused projection. Runners and workers continue within a second.
     *
     * @return false if it was not paused
     * @throws ProjectionStateException if the projection is unknown
     */
    public boolean resume(String projection) {
        return call("resumption of a projection", tx -> new Pauses(store).resume(tx, projection));
    }

    /**
     * Removes the state of a projection: its checkpoints, parked streams and dead letters. Its read model is kept. The
     * next start begins as its options say, by default with the first event.
     *
     * <p>Fails if workers run the projection. An instance without a lease, which the database does not know, fails at
     * its next batch and does not start over.
     *
     * @return whether it existed
     * @throws ProjectionStateException if a worker runs it
     */
    public boolean forget(String projection) {
        return call("removal of a projection", tx -> {
            checkNotInUse(tx, projection);
            return store.checkpoints().delete(tx, projection);
        });
    }

    private void checkNotInUse(Connection tx, String projection) {
        Stream<String> holders = store.leases().list(tx, projection).stream()
                .filter(lease -> !lease.expired())
                .map(Lease::owner);
        List<String> owners = Stream.concat(holders, store.leases().owners(tx, projection).stream())
                .distinct()
                .sorted()
                .toList();
        if (!owners.isEmpty()) {
            throw StateErrors.inUse(projection, owners);
        }
    }

    /** The parked streams of a projection in order of position, up to a limit. */
    public List<ParkedStream> parked(String projection, int limit) {
        return call(
                "read of the parked streams",
                tx -> List.copyOf(store.parkedStreams().list(tx, projection, limit)));
    }

    /** The dead letters of a projection in order of position, up to a limit. */
    public List<DeadLetter> deadLetters(String projection, int limit) {
        return call(
                "read of the dead letters",
                tx -> List.copyOf(store.deadLetters().list(tx, projection, limit)));
    }

    /**
     * Handles the waiting events of a parked stream, in order and in steps, and then unparks it. The projection may be
     * running: it waits for the slot of these events during each step.
     *
     * @return whether the stream was parked
     * @throws CheckpointException if the projection runs with a different partition strategy
     * @throws ProjectionStoppedException if an event fails again; the stream stays parked from there
     */
    public boolean replayParked(Projection projection, StreamId stream) {
        return new Replay(backend, projection).parked(stream);
    }

    /**
     * Handles a dead letter.
     *
     * @return whether there was one
     * @throws CheckpointException if the projection runs with a different partition strategy
     * @throws ProjectionStoppedException if the event fails again; it stays a dead letter
     */
    public boolean replayDeadLetter(Projection projection, long position) {
        return new Replay(backend, projection).deadLetter(position);
    }

    /**
     * Discards the waiting events of a parked stream: they are never handled. Later events are.
     *
     * @return whether the stream was parked
     */
    public boolean discardParked(String projection, StreamId stream) {
        return call("discard of a parked stream", tx -> {
            List<ParkedStreamRow> rows = store.parkedStreams().list(tx, projection, stream).stream()
                    .sorted(Comparator.comparingInt(ParkedStreamRow::slot))
                    .toList();
            boolean found = false;
            for (ParkedStreamRow row : rows) {
                found |= discard(tx, row);
            }
            return found;
        });
    }

    private boolean discard(Connection tx, ParkedStreamRow seen) {
        Optional<Checkpoint> locked = store.checkpoints().lock(tx, seen.projection(), seen.slot());
        Optional<ParkedStreamRow> parked = store.parkedStreams().find(tx, seen.projection(), seen.key());
        boolean found =
                parked.filter(row -> store.parkedStreams().remove(tx, row)).isPresent();
        locked.filter(row -> found).ifPresent(row -> store.checkpoints().invalidate(tx, row));
        return found;
    }

    /**
     * Discards a dead letter: its event is never handled.
     *
     * @return whether there was one
     */
    public boolean discardDeadLetter(String projection, long position) {
        return call(
                "discard of a dead letter",
                tx -> store.deadLetters()
                        .find(tx, projection, position)
                        .filter(letter -> store.deadLetters().remove(tx, letter))
                        .isPresent());
    }

    /**
     * Activates a projection as the version of a read model, atomically, if it has reached at least the position of the
     * active one, and has no parked events that the active one has handled.
     *
     * @return whether it is active now; if not, let it catch up and try again
     * @throws IllegalArgumentException if the projection is unknown
     * @throws ProjectionStateException if its parked streams contain events that the active version has handled
     */
    public boolean activate(String readModel, String projection) {
        return call("switch of a read model", tx -> new VersionSwitch(store).activate(tx, readModel, projection));
    }

    /** The projections that build the active versions, by read model, in alphabetical order. */
    public SortedMap<String, String> activeVersions() {
        return call("read of the active versions", tx -> store.activeVersions().all(tx));
    }

    private <T extends @Nullable Object> T call(String operation, TransactionWork<T, RuntimeException> work) {
        return StoreCall.run(backend, operation, work);
    }
}
