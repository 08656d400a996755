// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import dev.pupsourcing.EventStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection for reading: taken when first needed, in autocommit mode at READ COMMITTED if the database supports it,
 * and returned with its original settings, except that autocommit stays on with a single writer, where turning it off
 * may take the write lock. After a failure it is closed, and the next use takes a new one. Not
 * thread-safe.
 */
public final class ReaderConnection implements AutoCloseable {

    /** A query on a connection. */
    @FunctionalInterface
    public interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;
    private final SqlErrorTranslator failures;
    private @Nullable Connection connection;
    private boolean autoCommit;
    private int isolation;
    private long generation;

    public ReaderConnection(DataSource dataSource, SqlErrorTranslator failures) {
        this.dataSource = dataSource;
        this.failures = failures;
    }

    /** Changes whenever a new connection is taken, which invalidates proofs from the previous one. */
    public long generation() {
        return generation;
    }

    /** Whether a connection is held. */
    public boolean isOpen() {
        return connection != null;
    }

    public <T> T call(String operation, Query<T> query) {
        Connection used = connection;
        try {
            used = used == null ? take() : used;
            return query.run(used);
        } catch (SQLException e) {
            throw failed(operation, e, used);
        } catch (Throwable failure) {
            drop(failure);
            throw failure;
        }
    }

    private Connection take() throws SQLException {
        Connection taken = NewConnections.take(dataSource);
        try {
            autoCommit = failures.singleWriter() || taken.getAutoCommit();
            isolation = taken.getTransactionIsolation();
            switchAutoCommitOn(taken);
            if (isolation != Connection.TRANSACTION_READ_COMMITTED
                    && taken.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_READ_COMMITTED)) {
                taken.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            check(taken);
        } catch (SQLException e) {
            EventStoreException translated = failures.translate("preparation of a reader's connection", e, taken);
            BrokenConnections.dropIfUnfit(taken, translated);
            closeQuietly(taken, translated);
            throw translated;
        } catch (Throwable failure) {
            closeQuietly(taken, failure);
            throw failure;
        }
        generation++;
        connection = taken;
        return taken;
    }

    /** Failures are translated while the connection can still report whether tables are missing. */
    private void check(Connection taken) {
        try {
            failures.checkReader(taken);
        } catch (SQLException e) {
            throw failures.translate("check of a reader's connection", e, taken);
        }
    }

    /** A driver may report an open transaction although none could be started, and then finds nothing to commit. */
    private static void switchAutoCommitOn(Connection taken) throws SQLException {
        try {
            taken.setAutoCommit(true);
        } catch (SQLException e) {
            if (!taken.getAutoCommit()) {
                throw e;
            }
        }
    }

    private EventStoreException failed(String operation, SQLException failure, @Nullable Connection used) {
        EventStoreException translated = failures.translate(operation, failure, used);
        drop(translated);
        return translated;
    }

    /** After a failure the state of the connection is unknown; the next call takes a new one. */
    private void drop(Throwable reason) {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            BrokenConnections.dropIfUnfit(broken, reason);
            closeQuietly(broken, reason);
        }
    }

    private static void closeQuietly(Connection connection, Throwable reason) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try (open) {
            if (open.getTransactionIsolation() != isolation) {
                open.setTransactionIsolation(isolation);
            }
            open.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw failures.translate("closing a reader's connection", e, open);
        }
    }
}
