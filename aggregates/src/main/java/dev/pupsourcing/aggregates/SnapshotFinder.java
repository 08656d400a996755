// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.snapshot.Snapshot;
import dev.pupsourcing.snapshot.SnapshotStore;
import dev.pupsourcing.transaction.TransactionLostException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads snapshots for a repository. Failures are not fatal: the first failure after a success is logged, and the whole
 * stream is read. Thread-safe.
 */
final class SnapshotFinder {

    private final Optional<SnapshotStore> store;
    private final System.Logger logger;
    private final AtomicBoolean failing = new AtomicBoolean();

    SnapshotFinder(Optional<SnapshotStore> store, System.Logger logger) {
        this.store = store;
        this.logger = logger;
    }

    /**
     * Returns the snapshot of a stream with a schema, if it exists and can be read.
     *
     * @throws IllegalArgumentException if the stored values are not valid
     * @throws EventStoreException if the failure has aborted the transaction
     */
    Optional<Snapshot> find(Connection tx, StreamId stream, String schema) {
        try {
            Optional<Snapshot> found = store.flatMap(snapshots -> snapshots.find(tx, stream, schema));
            failing.set(false);
            return found;
        } catch (SchemaException e) {
            if (!e.transactionUsable()) {
                throw new TransactionLostException("the table of snapshots no longer exists: " + e.getMessage(), e);
            }
            return without(stream, e);
        } catch (EventStoreException e) {
            if (!e.transactionUsable()) {
                throw e;
            }
            return without(stream, e);
        }
    }

    private Optional<Snapshot> without(StreamId stream, EventStoreException failure) {
        Level level = failing.getAndSet(true) ? Level.DEBUG : Level.WARNING;
        logger.log(
                level,
                () -> "snapshots cannot be read, so whole streams are read; first failure for "
                        + PrintableText.quoted(stream) + ": " + failure.getMessage(),
                failure);
        return Optional.empty();
    }
}
