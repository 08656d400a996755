// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.TransactionRunner;
import dev.pupsourcing.TransactionWork;
import dev.pupsourcing.projection.ProjectionBackend;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of one lane, of which can be told how long the one that is open has lasted. The server ends one that
 * lies idle for too long, where it can. Thread-safe.
 */
final class WatchedTransactions implements TransactionRunner {

    private final ProjectionBackend backend;
    private final Duration idleLimit;
    private volatile OptionalLong begunAt = OptionalLong.empty();

    WatchedTransactions(ProjectionBackend backend, Duration idleLimit) {
        this.backend = backend;
        this.idleLimit = idleLimit;
    }

    /** For how long the transaction that is open has been; zero if none is. */
    Duration open() {
        OptionalLong begun = begunAt;
        return begun.isEmpty() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun.getAsLong());
    }

    /** The time that is spent waiting for a connection does not count. */
    @Override
    public <T extends @Nullable Object> T call(TransactionWork<T> work) throws SQLException {
        try {
            return backend.transactions().call(tx -> {
                begunAt = OptionalLong.of(System.nanoTime());
                backend.projections().limitIdle(tx, idleLimit);
                return work.run(tx);
            });
        } finally {
            begunAt = OptionalLong.empty();
        }
    }
}
