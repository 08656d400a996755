// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.internal.group.GroupWriter.NoConnectionException;
import dev.pupsourcing.jdbc.internal.store.StoredAppend;
import dev.pupsourcing.jdbc.internal.transaction.WakeUpAfterCommit;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes groups and finds the outcome of each member. A group that fails is written again in halves, so that an append
 * with which no group succeeds is sent alone in the end. Thread-safe.
 */
final class GroupRun {

    private static final System.Logger LOGGER = System.getLogger("dev.pupsourcing");

    private final GroupWriter writer;
    private final Function<SQLException, EventStoreException> failures;
    private final boolean idempotent;

    /**
     * Creates the runs of a store.
     *
     * @param failures translates the failure to begin a transaction
     * @param idempotent whether an append in doubt can be looked up by repeating it
     */
    GroupRun(GroupWriter writer, Function<SQLException, EventStoreException> failures, boolean idempotent) {
        this.writer = writer;
        this.failures = failures;
        this.idempotent = idempotent;
    }

    /** Writes a group, and reports its members in parts as soon as their outcomes are known, each exactly once. */
    void run(List<PendingAppend> group, Consumer<List<PendingAppend>> settled) {
        if (group.size() == 1) {
            settled.accept(group);
            return;
        }
        try {
            assign(group, write(group));
        } catch (NoConnectionException e) {
            group.forEach(append -> append.failed(failures.apply(e.failure())));
        } catch (StoreAccessException e) {
            if (!e.outcomeUnknown()) {
                inHalves(group, settled);
                return;
            }
            group.forEach(append -> doubt(append, e));
        } catch (SQLException | RuntimeException | Error e) {
            LOGGER.log(
                    System.Logger.Level.DEBUG, () -> "a group of appends is repeated in halves after " + e.getClass());
            inHalves(group, settled);
            return;
        }
        settled.accept(group);
    }

    private void inHalves(List<PendingAppend> group, Consumer<List<PendingAppend>> settled) {
        int middle = group.size() / 2;
        run(group.subList(0, middle), settled);
        run(group.subList(middle, group.size()), settled);
    }

    private void doubt(PendingAppend append, StoreAccessException commit) {
        StoreAccessException own = Doubt.of(commit);
        if (idempotent) {
            append.inDoubt(own);
        } else {
            append.failed(own);
        }
    }

    /** An interrupt of the thread that happens to write the group must not fail the others. */
    private List<AppendOutcome> write(List<PendingAppend> group) throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return writer.write(
                            group.stream().map(PendingAppend::command).toList());
                } catch (NoConnectionException e) {
                    if (!Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void assign(List<PendingAppend> group, List<AppendOutcome> outcomes) {
        Set<WakeUps> waking = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < group.size(); i++) {
            PendingAppend append = group.get(i);
            if (outcomes.get(i) instanceof AppendOutcome.Stored stored) {
                append.stored(StoredAppend.result(append.command(), stored));
                waking.add(append.wakeUps());
            }
        }
        waking.forEach(WakeUpAfterCommit::run);
    }
}
