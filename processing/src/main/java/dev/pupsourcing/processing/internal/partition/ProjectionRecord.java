// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.processing.internal.report.ScopeText;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.KnownProjection;
import dev.pupsourcing.projection.spi.KnownProjections;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.transaction.TransactionRunner;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the database records about a projection, as one partition uses it. When it claims its checkpoints, it checks that
 * the projection still exists and follows this log; the first time it also compares and records the scope, and clears
 * the recorded failure. When it fails, it stores the failure, so that other processes can report it. Not thread-safe.
 */
final class ProjectionRecord {

    private final String projection;
    private final String scope;
    private final String errorAction;
    private final SlotRange range;
    private final KnownProjections known;
    private final System.Logger logger;
    private boolean started;
    private @Nullable String warning;

    ProjectionRecord(Registration registration, SlotRange range, KnownProjections known) {
        this.projection = registration.name();
        this.scope = ScopeText.of(registration.projection().scope());
        this.errorAction = registration.settings().errorPolicy().action().name();
        this.range = range;
        this.known = known;
        this.logger = registration.run().logger();
    }

    /** The slots of the partition. */
    SlotRange slots() {
        return range;
    }

    /** Whether a claim was committed, so that the projection must exist. */
    boolean started() {
        return started;
    }

    /**
     * Checks the projection, unless it is paused.
     *
     * @return the pause, if it is paused
     * @throws CheckpointException if it no longer exists, or follows another log
     */
    Optional<KnownProjection.Pause> check(Connection tx, UUID log) {
        warning = null;
        KnownProjection row = known.find(tx, projection).orElseThrow(() -> CheckpointErrors.forgotten(projection));
        if (!row.storeId().equals(log)) {
            throw CheckpointErrors.ofAnotherStore(projection, row.storeId(), log);
        }
        if (!started && row.pause().isEmpty()) {
            start(tx, row);
        }
        return row.pause();
    }

    /**
     * The pause, if the projection is paused; read after the checkpoints, because a pause changes them. An owner that has read
     * them before the pause cannot move them any more.
     */
    Optional<KnownProjection.Pause> pause(Connection tx) {
        return known.findLatest(tx, projection).flatMap(KnownProjection::pause);
    }

    private void start(Connection tx, KnownProjection row) {
        if (row.failedSlot().isPresent() && range.contains(row.failedSlot().getAsInt())) {
            known.recovered(tx, row);
        }
        String before = row.scope().orElse("");
        boolean same = before.equals(scope);
        if (same && row.errorAction().filter(errorAction::equals).isPresent()) {
            return;
        }
        if (known.describe(tx, row, scope, errorAction) && !same && !before.isEmpty()) {
            warning = before;
        }
    }

    /** Records that the claim was committed, and warns if the scope has changed. */
    void committed() {
        started = true;
        String before = warning;
        warning = null;
        if (before != null) {
            logger.log(
                    Level.WARNING,
                    "projection \"" + projection + "\" has the scope: " + scope
                            + "; it was last started with the scope: "
                            + before + ". Events before the checkpoint that only the new scope includes are not "
                            + "handled; reset the projection to handle them. If these are two different "
                            + "projections, rename one of them");
        }
    }

    /** Stores the failure that ended the partition, if the database is reachable; correctness does not depend on it. */
    void failed(TransactionRunner transactions, ProjectionStoppedException failure) {
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
