// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.transaction.TransactionEndedException;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A handler that commits in a way that the guard cannot detect may cause repeated events, but never lost ones. */
public abstract class EarlyCommitContract extends ProcessingContract {

    /** For suites. */
    protected EarlyCommitContract() {}

    private static void fail() {
        throw new IllegalArgumentException("no such customer");
    }

    /** Gets the connection in a way that the guard cannot detect, like some frameworks. */
    @Test
    void anEarlyCommitLosesNothingAndIsReported() throws Exception {
        List<Long> placed = place(30, 10);
        List<Connection> raw = new CopyOnWriteArrayList<>();
        Set<Long> handled = ConcurrentHashMap.newKeySet();
        Projection committing = Projection.of("orders", (tx, event) -> {
            if (event.position() == placed.get(9)) {
                raw.get(raw.size() - 1).commit();
            }
            if (event.position() == placed.get(19)) {
                fail();
            }
            handled.add(event.position());
        });
        assertReported(revealing(committing, raw));
        Projection repaired = Projection.of("orders", (tx, event) -> handled.add(event.position()));
        processor(repaired, options().build()).runOnce();
        assertThat(handled).containsExactlyInAnyOrderElementsOf(placed);
    }

    /** Whether an early commit is detected even if nothing failed; false by default. */
    protected boolean knowsTransactions() {
        return false;
    }

    /**
     * The same if the batch succeeds: the early and the final commit together contain the whole batch, so that no event
     * is lost or repeated even if it cannot be detected.
     */
    @Test
    void anEarlyCommitInABatchThatSucceedsLosesNothing() throws Exception {
        List<Long> placed = place(30, 10);
        List<Connection> raw = new CopyOnWriteArrayList<>();
        List<Long> handled = new CopyOnWriteArrayList<>();
        Projection committing = Projection.of("orders", (tx, event) -> {
            if (event.position() == placed.get(9)) {
                raw.get(raw.size() - 1).commit();
            }
            handled.add(event.position());
        });
        ProjectionRunner processor = revealing(committing, raw);
        if (knowsTransactions()) {
            assertReported(processor);
            handled.clear();
            Projection repaired = Projection.of("orders", (tx, event) -> handled.add(event.position()));
            processor = processor(repaired, options().build());
        }
        processor.runOnce();
        assertThat(handled).isEqualTo(placed);
        assertThat(position("orders")).isEqualTo(placed.get(29));
    }

    /** The same in transactions of the library, which may move the checkpoint together with the commit. */
    @Test
    void anEarlyCommitInATransactionOfTheLibraryLosesNothing() throws Exception {
        List<Long> placed = place(30, 10);
        List<Long> handled = new CopyOnWriteArrayList<>();
        LastSession sessions = new LastSession();
        Projection committing = Projection.of("orders", (tx, event) -> {
            if (event.position() == placed.get(9)) {
                sessions.ofThisThread().commit();
            }
            handled.add(event.position());
        });
        ProjectionHost intercepted =
                Pupsourcing.create(Interception.of(fixture().dataSource(), sessions));
        ProjectionRunner processor = options().build().runner(intercepted, committing);
        if (knowsTransactions()) {
            assertReported(processor);
            handled.clear();
            Projection repaired = Projection.of("orders", (tx, event) -> handled.add(event.position()));
            processor = processor(repaired, options().build());
        }
        processor.runOnce();
        assertThat(handled).isEqualTo(placed);
        assertThat(position("orders")).isEqualTo(placed.get(29));
    }

    /** Remembers the connection itself, on which a thread has sent its last statement. */
    private static final class LastSession implements Interceptor {
        private final ThreadLocal<Connection> last = new ThreadLocal<>();

        @Override
        public void beforeStatement(Connection session, String sql) {
            last.set(session);
        }

        Connection ofThisThread() {
            return last.get();
        }
    }

    /** What a runner does after the work belongs to the transaction, also if the library commits it. */
    @Test
    void aRunnerAroundTheTransactionsOfTheLibraryCanPreventTheCommit() throws Exception {
        List<Long> placed = place(6, 2);
        TransactionRunner own = pup().backend().transactions();
        ProjectionBackend failing = ProjectionBackend.of(
                pup().backend().log(), failingAfterwards(own), fixture().projections());
        assertThatThrownBy(() -> options().build().runner(failing, orders()).runOnce())
                .hasMessageContaining("no such customer");
        assertThat(position("orders")).isZero();
        assertThat(model().positions()).isEmpty();
        processor(orders(), options().build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
    }

    private static TransactionRunner failingAfterwards(TransactionRunner transactions) {
        return new TransactionRunner() {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work)
                    throws SQLException, X {
                return transactions.call(tx -> {
                    T result = work.run(tx);
                    if (result instanceof Checkpoint) {
                        fail();
                    }
                    return result;
                });
            }
        };
    }

    private void assertReported(ProjectionRunner processor) throws SQLException {
        assertThatThrownBy(processor::runOnce)
                .hasCauseInstanceOf(TransactionEndedException.class)
                .hasMessageContaining("projection \"orders\" has ended its transaction");
        assertThat(position("orders")).isZero();
    }

    private ProjectionRunner revealing(Projection projection, List<Connection> raw) {
        ProjectionHost backend = ProjectionBackend.of(
                pup().backend().log(), revealing(raw), fixture().projections());
        return options().errorPolicy(ErrorPolicy.deadLetter()).build().runner(backend, projection);
    }

    private TransactionRunner revealing(List<Connection> connections) {
        return new TransactionRunner() {
            @Override
            public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work)
                    throws SQLException, X {
                try (Connection tx = fixture().begin()) {
                    connections.add(tx);
                    try {
                        T result = work.run(tx);
                        tx.commit();
                        return result;
                    } finally {
                        tx.rollback();
                        tx.setAutoCommit(true);
                    }
                }
            }
        };
    }
}
