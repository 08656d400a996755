// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.internal.group.GroupHandle;
import dev.pupsourcing.jdbc.internal.group.PendingAppend;
import dev.pupsourcing.jdbc.internal.store.StoredAppend;
import dev.pupsourcing.jdbc.internal.transaction.Transactions;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The appends of a facade, each in a transaction of its own or in a group. Thread-safe. */
final class FacadeAppends {

    private final FacadeParts parts;
    private final EventStore store;
    private final WakeUps wakeUps;
    private final TransactionRunner transactions;
    private final Connection handle = GroupHandle.of(this::appendInGroup);

    FacadeAppends(FacadeParts parts, EventStore store, WakeUps wakeUps, RetryPolicy retries) {
        this.parts = parts;
        this.store = store;
        this.wakeUps = wakeUps;
        // The version that a plain append expects stays the same, however often it runs.
        this.transactions = parts.transactions(retries.withoutConflicts(), Transactions::unguarded, wakeUps);
    }

    /** Appends with a given call of the store. */
    AppendResult append(TransactionWork<AppendResult, RuntimeException> append) {
        try {
            if (!parts.grouped()) {
                return transactions.call(append);
            }
            parts.refuseOpenTransaction();
            return append.run(handle);
        } catch (SQLException e) {
            throw parts.failures().translate("append", e, null);
        }
    }

    private AppendResult appendInGroup(ExpectedVersion expected, List<Event> events) {
        return parts.groups()
                .append(PendingAppend.waiting(
                        StoredAppend.command(expected, events), () -> appendAlone(expected, events), wakeUps));
    }

    /** Appends below all decorators, which have already seen this append. */
    private AppendResult appendAlone(ExpectedVersion expected, List<Event> events) {
        try {
            return transactions.call(tx -> parts.store().append(tx, expected, events));
        } catch (SQLException e) {
            throw parts.failures().translate("append", e, null);
        }
    }

    /** Appends in the background; a decorated store on this thread, because decorators see the calling thread. */
    CompletionStage<AppendResult> appendAsync(ExpectedVersion expected, List<Event> events) {
        try {
            if (!parts.isUndecorated(store)) {
                return CompletableFuture.completedStage(append(tx -> store.append(tx, expected, events)));
            }
            parts.refuseOpenTransaction();
            List<Event> copy = List.copyOf(events);
            return parts.groups()
                    .appendAsync(PendingAppend.async(
                            StoredAppend.command(expected, copy), () -> appendAlone(expected, copy), wakeUps));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
