// SPDX-License-Identifier: MIT
package dev.pupsourcing.snapshot;

import dev.pupsourcing.StreamId;
import java.sql.Connection;
import java.util.Optional;

/**
 * Keeps at most one snapshot per stream, in the caller's transaction. Thread-safe.
 *
 * <p>Every method takes the caller's connection first and never commits, rolls back or closes it.
 */
public interface SnapshotStore {

    /**
     * Finds the snapshot of a stream.
     *
     * @throws dev.pupsourcing.SchemaException if the table of snapshots is missing; unless it disappeared while in use, the
     *     transaction can go on without it
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    Optional<Snapshot> find(Connection tx, StreamId stream);

    /**
     * Keeps a snapshot, unless there is one of the same schema and a higher version already. One of the same version is
     * replaced.
     *
     * @throws dev.pupsourcing.EventStoreException if the database cannot be written
     */
    void save(Connection tx, Snapshot snapshot);

    /**
     * Drops the snapshot of a stream, if there is one.
     *
     * @throws dev.pupsourcing.EventStoreException if the database cannot be written
     */
    void delete(Connection tx, StreamId stream);
}
