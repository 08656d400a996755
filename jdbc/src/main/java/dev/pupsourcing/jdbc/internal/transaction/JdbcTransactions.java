// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.internal.connection.NewConnections;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Creates transactions on a {@link DataSource} as a dialect requires, for use without the facade {@link Pupsourcing}.
 */
public final class JdbcTransactions {

    private JdbcTransactions() {}

    /**
     * Creates transactions on a data source; applications use the factory of their database instead.
     *
     * <p>They end as the database's driver requires, queue on databases with a single writer, and are retried according
     * to the policy. Unlike those of the facade, they do not wake projections.
     *
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be reached
     */
    public static TransactionRunner create(DataSource dataSource, Dialect dialect, RetryPolicy retries) {
        Objects.requireNonNull(retries, "retries");
        Transactions transactions = Transactions.of(dataSource, dialect).withRetries(retries);
        return dialect.singleWriter() ? new QueuedTransactions(transactions, url(dataSource)) : transactions;
    }

    private static String url(DataSource dataSource) {
        try (Connection connection = NewConnections.take(dataSource)) {
            return connection.getMetaData().getURL();
        } catch (SQLException e) {
            throw SqlErrorTranslator.notOpened(e);
        }
    }
}
