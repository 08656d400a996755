// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/**
 * The dead letters of projections. Thread-safe. Implemented by the library.
 *
 * <p>A dead letter is added in the transaction that advances the checkpoint over its event. To handle it later, lock
 * the checkpoint of its slot ({@link Checkpoints#lock}) and remove the row in the same transaction. All methods run in
 * the caller's transaction and never commit, roll back or close it.
 */
public interface DeadLetters {

    /** Adds a dead letter. */
    void add(Connection tx, FailedEvent failed);

    /** The dead letters of a projection by position, up to a limit. */
    List<DeadLetterRow> list(Connection tx, String projection, int limit);

    /** One dead letter. */
    Optional<DeadLetterRow> find(Connection tx, String projection, long position);

    /** The number of dead letters of a projection. */
    long count(Connection tx, String projection);

    /** Removes a dead letter; false if it does not exist. */
    boolean remove(Connection tx, DeadLetterRow letter);
}
