// SPDX-License-Identifier: MIT
package dev.pupsourcing.snapshot;

import dev.pupsourcing.StreamId;
import java.sql.Connection;
import java.util.Optional;

/**
 * Stores at most one snapshot per stream, in the caller's transaction. Thread-safe. Implemented by the library.
 *
 * <p>Every method takes the caller's connection as its first argument and never commits, rolls back or closes it.
 */
public interface SnapshotStore {

    /**
     * Finds the snapshot of a stream.
     *
     * @throws dev.pupsourcing.SchemaException if the table of snapshots is missing; unless it was dropped while in use,
     *     the transaction can continue without it
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    Optional<Snapshot> find(Connection tx, StreamId stream);

    /**
     * Stores a snapshot, unless there is one with the same schema and a higher version. One with the same version is
     * replaced.
     *
     * @throws dev.pupsourcing.EventStoreException if the database cannot be written
     */
    void save(Connection tx, Snapshot snapshot);

    /**
     * Deletes the snapshot of a stream, if there is one.
     *
     * @throws dev.pupsourcing.EventStoreException if the database cannot be written
     */
    void delete(Connection tx, StreamId stream);
}
