// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.tck.fixture.ProcessingContract;
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

/** A handler that commits in a way that no guard sees may cause a repetition, but never a loss. */
public abstract class EarlyCommitContract extends ProcessingContract {

    /** For suites. */
    protected EarlyCommitContract() {}

    private static void fail() {
        throw new IllegalArgumentException("no such customer");
    }

    /** The connection is reached in a way that no guard sees, as a framework's own means allow. */
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

    /** Whether a transaction is recognised at its end even if nothing failed in it; by default it is not. */
    protected boolean knowsTransactions() {
        return false;
    }

    /**
     * The same if the batch succeeds: what was committed early and what was committed at the end are the whole batch, so that
     * nothing is lost or repeated even where it cannot be noticed.
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

    private void assertReported(ProjectionRunner processor) throws SQLException {
        assertThatThrownBy(processor::runOnce)
                .hasCauseInstanceOf(TransactionEndedException.class)
                .hasMessageContaining("projection \"orders\" has ended its transaction");
        assertThat(position("orders")).isZero();
    }

    private ProjectionRunner revealing(Projection projection, List<Connection> raw) {
        ProjectionHost backend =
                ProjectionBackend.of(pup().log(), revealing(raw), fixture().projections());
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
