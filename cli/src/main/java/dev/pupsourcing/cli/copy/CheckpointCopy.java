// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.copy;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.search.EventSearch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Creates the projections of a source in the target of a copy, at the positions that the last handled events have there.
 * The read models must be moved too: a checkpoint without its read model skips events.
 */
public final class CheckpointCopy {

    private final OpenStore source;
    private final OpenStore target;

    private CheckpointCopy(OpenStore source, OpenStore target) {
        this.source = source;
        this.target = target;
    }

    /**
     * Copies the checkpoints of all projections, in one transaction.
     *
     * @return what was done, one line for each projection
     * @throws CommandFailure if a checkpoint cannot be copied; none is copied then
     */
    public static List<String> run(OpenStore source, OpenStore target) throws SQLException {
        CheckpointCopy copy = new CheckpointCopy(source, target);
        List<Position> positions = source.store().inTransaction(copy::positions);
        return target.store().inTransaction(tx -> copy.create(tx, positions));
    }

    /** The state of a projection in the source. */
    private record Position(String projection, long position, LogPrefix prefix) {}

    private List<Position> positions(Connection tx) throws SQLException {
        ProjectionStore projections = source.store().backend().projectionStore();
        List<Position> positions = new ArrayList<>();
        for (String projection : projections.checkpoints().projections(tx)) {
            requireNoFailures(tx, projections, projection);
            long position = position(projection, projections.checkpoints().load(tx, projection));
            positions.add(new Position(projection, position, LogPrefix.upTo(tx, source, position)));
        }
        return positions;
    }

    private static void requireNoFailures(Connection tx, ProjectionStore projections, String projection) {
        if (!projections.parkedStreams().list(tx, projection, 1).isEmpty()
                || !projections.deadLetters().list(tx, projection, 1).isEmpty()) {
            throw refused(projection, "has parked streams or dead letters; replay or discard them");
        }
    }

    private static long position(String projection, List<Checkpoint> checkpoints) {
        List<Long> positions = checkpoints.stream()
                .map(Checkpoint::position)
                .distinct()
                .sorted()
                .toList();
        if (positions.size() != 1) {
            throw refused(projection, "has partitions at different positions, " + positions + "; let it catch up");
        }
        return positions.get(0);
    }

    private List<String> create(Connection tx, List<Position> positions) throws SQLException {
        ProjectionStore projections = target.store().backend().projectionStore();
        UUID storeId = target.store().log().storeId();
        List<String> done = new ArrayList<>();
        for (Position from : positions) {
            if (projections.checkpoints().storeId(tx, from.projection()).isPresent()) {
                done.add("projection \"" + from.projection() + "\" exists in the target, and was not changed");
                continue;
            }
            long position = translated(tx, from);
            projections.checkpoints().create(tx, from.projection(), storeId, position);
            done.add("projection \"" + from.projection() + "\" continues in the target after position " + position
                    + ", which is position " + from.position() + " of the source");
        }
        return done;
    }

    /** The position of the last handled event in the target, where exactly the same number of events must precede it. */
    private long translated(Connection tx, Position from) throws SQLException {
        if (from.prefix().lastEvent().isEmpty()) {
            return 0;
        }
        UUID last = from.prefix().lastEvent().get();
        long copied = target.store().store().findEvents(tx, EventSearch.byEventId(last), 0, 1).stream()
                .map(PersistedEvent::position)
                .findFirst()
                .orElseThrow(() -> refused(from.projection(), "has handled event " + last + ", which was not copied"));
        LogPrefix there = LogPrefix.upTo(tx, target, copied);
        if (there.events() != from.prefix().events()) {
            throw refused(
                    from.projection(),
                    "has handled " + from.prefix().events() + " events of the source, but up to the same event the "
                            + "target holds " + there.events() + "; copy the whole log into an empty store");
        }
        return copied;
    }

    private static CommandFailure refused(String projection, String problem) {
        return CommandFailure.of("projection \"" + projection + "\" " + problem
                + ", and copy the checkpoints again; no checkpoint was copied");
    }
}
