// SPDX-License-Identifier: MIT
package dev.pupsourcing.snapshot;

import dev.pupsourcing.StreamId;
import java.sql.Connection;
import java.util.Optional;

/**
 * Stores at most one snapshot for each stream and schema, in the caller's transaction: an old and a new program, which
 * run together during a deployment, keep one each. Thread-safe. Implemented by the library.
 *
 * <p>Every method takes the caller's connection as its first argument and never commits, rolls back or closes it.
 */
public interface SnapshotStore {

    /**
     * Finds the snapshot of a stream with a schema.
     *
     * @param schema the format of the state, see {@link Snapshot#schema}
     * @throws dev.pupsourcing.SchemaException if the table of snapshots is missing; unless it was dropped while in use,
     *     the transaction can continue without it
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    Optional<Snapshot> find(Connection tx, StreamId stream, String schema);

    /**
     * Stores a snapshot, unless there is one of the same stream and schema with a higher version. One with the same
     * version is replaced. Snapshots with other schemas are kept.
     *
     * @throws dev.pupsourcing.EventStoreException if the database cannot be written
     */
    void save(Connection tx, Snapshot snapshot);

    /**
     * Deletes the snapshots of a stream with all schemas.
     *
     * @throws dev.pupsourcing.EventStoreException if the database cannot be written
     */
    void delete(Connection tx, StreamId stream);

    /**
     * Deletes the snapshot of a stream with a schema, if there is one.
     *
     * @throws dev.pupsourcing.EventStoreException if the database cannot be written
     */
    void delete(Connection tx, StreamId stream, String schema);

    /**
     * Deletes the snapshots of a stream with all schemas that are older than a version: those of programs that no longer
     * run.
     *
     * @throws dev.pupsourcing.EventStoreException if the database cannot be written
     */
    void deleteBefore(Connection tx, StreamId stream, long version);
}
