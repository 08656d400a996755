// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs work in new transactions of a Spring transaction manager, so that {@code JdbcTemplate}, JPA and
 * {@code @Transactional} methods that the work calls take part. The current transaction is suspended meanwhile.
 *
 * <p>Its transactions have the isolation level that the database module requires, if the transaction manager can set it.
 * Failures of JDBC are thrown as {@link SQLException}, without Spring's exceptions around them. Thread-safe.
 */
public final class SpringTransactionRunner implements TransactionRunner {

    private final PlatformTransactionManager manager;
    private final DataSource dataSource;
    private final TransactionDefinition definition;
    private final Dialect dialect;

    private SpringTransactionRunner(PlatformTransactionManager manager, DataSource dataSource, Database database) {
        this.manager = manager;
        this.dataSource = dataSource;
        this.definition = definition(manager, database);
        this.dialect = database.dialect();
    }

    /** Creates a runner. */
    public static SpringTransactionRunner of(
            PlatformTransactionManager manager, DataSource dataSource, Database database) {
        return new SpringTransactionRunner(
                Objects.requireNonNull(manager, "manager"),
                Objects.requireNonNull(dataSource, "dataSource"),
                Objects.requireNonNull(database, "database"));
    }

    /** A JTA transaction manager refuses isolation levels. */
    private static TransactionDefinition definition(PlatformTransactionManager manager, Database database) {
        DefaultTransactionDefinition definition =
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        definition.setName("pupsourcing");
        if (manager instanceof ResourceTransactionManager) {
            database.dialect().transactionIsolation().ifPresent(definition::setIsolationLevel);
        }
        return definition;
    }

    /**
     * Checks that the transaction manager's transactions include the data source, with an empty transaction.
     *
     * @throws IllegalTransactionStateException if they do not
     * @throws SQLException if no transaction can be begun
     */
    public void check() throws SQLException {
        TransactionStatus status = begin();
        boolean included = !(manager instanceof ResourceTransactionManager)
                || TransactionSynchronizationManager.hasResource(dataSource);
        manager.rollback(status);
        if (!included) {
            throw new IllegalTransactionStateException("the transactions of "
                    + manager.getClass().getSimpleName() + " do not include the data source of the event store");
        }
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
        Objects.requireNonNull(work, "work");
        TransactionStatus status = begin();
        T result;
        try {
            result = onConnection(work);
        } catch (Throwable failure) {
            rollback(status, failure);
            throw failure;
        }
        commit(status);
        return result;
    }

    private TransactionStatus begin() throws SQLException {
        try {
            return manager.getTransaction(definition);
        } catch (TransactionException e) {
            throw unwrapped(e);
        }
    }

    private <T extends @Nullable Object, X extends Exception> T onConnection(TransactionWork<T, X> work)
            throws SQLException, X {
        Connection connection = DataSourceUtils.doGetConnection(dataSource);
        try {
            return work.run(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void rollback(TransactionStatus status, Throwable failure) {
        try {
            manager.rollback(status);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void commit(TransactionStatus status) throws SQLException {
        try {
            manager.commit(status);
        } catch (RuntimeException e) {
            SQLException failure = unwrapped(e);
            if (dialect.isRolledBack(failure)) {
                throw failure;
            }
            throw new StoreAccessException(
                    Reason.COMMIT_UNKNOWN,
                    "a commit failed and its outcome is unknown (" + Reason.COMMIT_UNKNOWN + "): "
                            + failure.getMessage()
                            + "; check whether the transaction is committed before you repeat it",
                    false,
                    failure);
        }
    }

    /** The JDBC failure that an exception of Spring wraps; throws the exception itself if it wraps none. */
    private static SQLException unwrapped(RuntimeException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        throw failure;
    }
}
