// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.processing.internal.guard.StoreCall;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.StartFrom;
import dev.pupsourcing.spi.ProjectionLogReader;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the position at which a new projection begins, and proves that no event can be committed at or before it later,
 * because the projection would skip it. A log reader provides the proof. Not thread-safe.
 */
public final class StartPosition implements AutoCloseable {

    private static final int PAGE = 1_000;

    /**
     * A context without events, so that the reader proves the log and delivers nothing. If it has events, they are
     * ignored.
     */
    private static final ReadScope NOTHING = ReadScope.ofContexts("$none");

    private final String projection;
    private final StartFrom start;
    private final ProjectionBackend backend;
    private long wanted = -1;
    private long proven;
    private @Nullable ProjectionLogReader reader;

    public StartPosition(String projection, StartFrom start, ProjectionBackend backend) {
        this.projection = projection;
        this.start = start;
        this.backend = backend;
    }

    /**
     * The position to begin after; any position if the projection exists. Must not be called in a transaction.
     *
     * @return empty if the log is not yet proven up to the position; call again soon
     * @throws CheckpointException if the position is after the end of the log
     */
    OptionalLong find() {
        if (start.position().equals(OptionalLong.of(0)) || wanted < 0 && isKnown()) {
            return OptionalLong.of(0);
        }
        if (wanted < 0) {
            wanted = choose();
        }
        if (proven < wanted) {
            prove();
        }
        if (proven < wanted) {
            return OptionalLong.empty();
        }
        close();
        return OptionalLong.of(wanted);
    }

    /**
     * Creates the projection's checkpoint at the position, unless it exists.
     *
     * @return whether it exists; false if the log is not yet proven up to the position
     */
    public boolean create(TransactionRunner transactions) throws SQLException {
        OptionalLong after = find();
        if (after.isEmpty()) {
            return false;
        }
        UUID storeId = backend.log().storeId();
        transactions.call(
                tx -> backend.projectionStore().checkpoints().create(tx, projection, storeId, after.getAsLong()));
        return true;
    }

    private boolean isKnown() {
        return StoreCall.run(
                backend,
                "read of a projection",
                tx -> backend.projectionStore()
                        .checkpoints()
                        .storeId(tx, projection)
                        .isPresent());
    }

    private long choose() {
        long latest = backend.log().latestPosition();
        long position = start.position().orElse(latest);
        if (position > latest) {
            throw CheckpointErrors.startAfterTheEnd(projection, position, latest);
        }
        return position;
    }

    private void prove() {
        ProjectionLogReader open = reader == null ? backend.log().openReader(NOTHING) : reader;
        reader = open;
        EventPage.End end = EventPage.End.MORE;
        while (proven < wanted && end == EventPage.End.MORE) {
            EventPage page = open.read(proven, PAGE);
            proven = page.scannedTo();
            end = page.end();
        }
    }

    /** Returns the reader's connection to its pool. */
    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
