// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.spi.GuardRules;
import dev.pupsourcing.spi.ServerIncarnation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What a database remembers for projections. It lies beside the read models, because checkpoint and read model move in
 * one transaction; the log may lie elsewhere. Holds no connection; thread-safe.
 *
 * <p>Its parts throw {@link EventStoreException} if the database fails: {@link dev.pupsourcing.transaction.TransactionLostException}
 * and transient {@link dev.pupsourcing.StoreAccessException}s ask for another try in a new transaction.
 */
public interface ProjectionStore {

    /** The projections as a whole. */
    KnownProjections known();

    /** The checkpoints. */
    Checkpoints checkpoints();

    /** The leases. */
    Leases leases();

    /** The parked streams. */
    ParkedStreams parkedStreams();

    /** The events put aside. */
    DeadLetters deadLetters();

    /** The active versions of read models. */
    ActiveVersions activeVersions();

    /**
     * Has the server end the session if its transaction lies idle for so long, as that of a stopped process does, where
     * the database can; otherwise nothing. To be taken back by {@link #unlimitIdle} before the transaction ends.
     *
     * @param idle may be rounded up to whole seconds
     */
    void limitIdle(Connection tx, Duration idle);

    /** Takes {@link #limitIdle} back, where it would outlast the transaction. */
    void unlimitIdle(Connection tx);

    /**
     * Whether a transaction runs on the server that a reader of the log left a mark on, without a restart in between; asks
     * the database.
     *
     * @return also true if there is no mark, or this database knows none
     */
    boolean sees(Connection tx, ServerIncarnation mark);

    /** What ends or undoes a transaction on this database. */
    default GuardRules guardRules() {
        return GuardRules.STANDARD;
    }

    /** What a failed statement or commit on a connection to this database means. */
    EventStoreException translate(String operation, SQLException failure);
}
