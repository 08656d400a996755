// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/**
 * The events that projections have put aside. Thread-safe.
 *
 * <p>Whoever puts one aside does so in the transaction that advances the checkpoint over it. Whoever handles one later
 * locks the checkpoint of its slot ({@link Checkpoints#lock}) and removes the row in the same transaction. All methods
 * work in the caller's transaction and never commit, roll back or close.
 */
public interface DeadLetters {

    /** Puts an event aside. */
    void add(Connection tx, FailedEvent failed);

    /** The events that a projection has put aside, by position, at most so many. */
    List<DeadLetter> list(Connection tx, String projection, int limit);

    /** One event that was put aside. */
    Optional<DeadLetter> find(Connection tx, String projection, long position);

    /** How many events a projection has put aside. */
    long count(Connection tx, String projection);

    /** Forgets that an event was put aside; false if it was not, or is not any more. */
    boolean remove(Connection tx, DeadLetter letter);
}
