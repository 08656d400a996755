// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The store works with connections that a transaction manager guards: they reject commit, rollback, changes of
 * autocommit and isolation, and savepoints.
 */
public abstract class ManagedConnectionContract extends StoreContract {

    private static final Set<String> REFUSED = Set.of(
            "commit",
            "rollback",
            "close",
            "setAutoCommit",
            "setTransactionIsolation",
            "setReadOnly",
            "setSavepoint",
            "releaseSavepoint");

    /** A number of events that some databases store with several statements. */
    private static final int MANY = 1_001;

    /** Rejects calls that belong to the transaction manager. */
    private static final Interceptor GUARD = new Interceptor() {
        @Override
        public void beforeCall(Connection session, String method) throws SQLException {
            if (REFUSED.contains(method)) {
                throw new SQLException(method + " is the transaction manager's");
            }
        }
    };

    /** For suites. */
    protected ManagedConnectionContract() {}

    /** A transaction manager: only it begins, commits and rolls back. */
    private final TransactionRunner manager = new TransactionRunner() {
        @Override
        public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work)
                throws SQLException, X {
            try (Connection session = fixture().begin()) {
                try {
                    T result = work.run(Interception.of(session, GUARD));
                    session.commit();
                    return result;
                } catch (SQLException | RuntimeException e) {
                    session.rollback();
                    throw e;
                }
            }
        }
    };

    @Test
    void appendsAndReadsOnAGuardedConnection() throws SQLException {
        manager.call(tx -> {
            store().append(tx, ExpectedVersion.noStream(), event("o-1"));
            store().append(tx, ExpectedVersion.any(), events(order("many"), MANY));
            assertThat(store().readStream(tx, order("many")).version()).isEqualTo(MANY);
            return true;
        });
        assertThat(read(order("o-1")).version()).isEqualTo(1);
        assertThat(read(order("many")).version()).isEqualTo(MANY);
    }

    @Test
    void aRefusedAppendLeavesAGuardedTransactionUsable() throws SQLException {
        Event stored = event("o-1");
        append(ExpectedVersion.noStream(), stored);
        List<Event> repeating = new ArrayList<>(events(order("many"), MANY));
        repeating.add(event("many").toBuilder().eventId(stored.eventId()).build());
        manager.call(tx -> {
            assertThatThrownBy(() -> store().append(tx, ExpectedVersion.noStream(), event("o-1")))
                    .isInstanceOf(OptimisticConcurrencyException.class);
            assertThatThrownBy(() -> store().append(tx, ExpectedVersion.any(), repeating))
                    .isInstanceOf(DuplicateEventException.class);
            store().append(tx, ExpectedVersion.exact(1), event("o-1"));
            return true;
        });
        assertThat(read(order("o-1")).version()).isEqualTo(2);
        assertThat(read(order("many")).isEmpty()).isTrue();
    }

    @Test
    void whatTheManagerRollsBackIsGone() throws SQLException {
        assertThatThrownBy(() -> manager.call(tx -> {
                    store().append(tx, ExpectedVersion.any(), event("o-1"));
                    throw new IllegalStateException("the manager rolls back");
                }))
                .hasMessage("the manager rolls back");
        assertThat(read(order("o-1")).isEmpty()).isTrue();
    }

    /** Plain transactions cannot work on guarded connections: they fail, and store nothing. */
    @Test
    void transactionsOfOurOwnOverGuardedConnectionsStoreNothing() throws SQLException {
        DataSource guarded = Interception.of(fixture().dataSource(), GUARD);
        assertThatThrownBy(() -> Stores.of(fixture().database())
                        .transactions(guarded)
                        .call(tx -> store().append(tx, ExpectedVersion.any(), event("o-1"))))
                .hasStackTraceContaining("is the transaction manager's");
        assertThat(read(order("o-1")).isEmpty()).isTrue();
    }
}
