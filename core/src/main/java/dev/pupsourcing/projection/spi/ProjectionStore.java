// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.spi.GuardRules;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The persistent state of projections. It must be in the database of the read models, because checkpoint and read model
 * are updated in one transaction; the log may be in a different one. Has no connection; thread-safe. Implemented by the library.
 *
 * <p>Its parts throw {@link EventStoreException} if the database fails. After a
 * {@link dev.pupsourcing.transaction.TransactionLostException} or a transient
 * {@link dev.pupsourcing.StoreAccessException}, retry in a new transaction.
 */
public interface ProjectionStore {

    /** The records of projections. */
    KnownProjections known();

    /** The checkpoints. */
    Checkpoints checkpoints();

    /** The leases. */
    Leases leases();

    /** The parked streams. */
    ParkedStreams parkedStreams();

    /** The dead letters. */
    DeadLetters deadLetters();

    /** The active versions of read models. */
    ActiveVersions activeVersions();

    /**
     * Lets the server end the session if its transaction idles for this time, as that of a frozen process does, if the
     * database supports it. Must be reverted with {@link #unlimitIdle} before the transaction ends.
     *
     * @param idle may be rounded up to whole seconds
     */
    void limitIdle(Connection tx, Duration idle);

    /** Reverts {@link #limitIdle} if it would outlast the transaction. */
    void unlimitIdle(Connection tx);

    /**
     * Whether a transaction runs on the server that a reader of the log has marked, without a restart in between;
     * queries the database.
     *
     * @return also true if there is no mark, or this database does not use marks
     */
    boolean sees(Connection tx, ServerIncarnation mark);

    /** The rules about statements that end or abort a transaction on this database. */
    default GuardRules guardRules() {
        return GuardRules.STANDARD;
    }

    /** Classifies failed statements and commits on this database. */
    EventStoreException translate(String operation, SQLException failure);
}
