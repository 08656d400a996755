// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.KnownProjections;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.transaction.TransactionRunner;
import java.lang.System.Logger.Level;
import java.sql.SQLException;

/** Stores the failure that ended a partition in the database, so that other processes can report it. Thread-safe. */
final class FailureRecord {

    private final String projection;
    private final SlotRange range;
    private final KnownProjections known;
    private final TransactionRunner transactions;
    private final System.Logger logger;

    FailureRecord(Registration registration, SlotRange range, KnownProjections known, TransactionRunner transactions) {
        this.projection = registration.name();
        this.range = range;
        this.known = known;
        this.transactions = transactions;
        this.logger = registration.run().logger();
    }

    /** Stores it, if the database is reachable; correctness does not depend on it. */
    void write(ProjectionStoppedException failure) {
        String text = String.valueOf(failure.getMessage());
        try {
            transactions.call(tx -> {
                known.failed(tx, projection, range.first(), text);
                return true;
            });
        } catch (SQLException | RuntimeException e) {
            logger.log(Level.DEBUG, () -> "the failure of projection \"" + projection + "\" could not be stored", e);
        }
    }
}
