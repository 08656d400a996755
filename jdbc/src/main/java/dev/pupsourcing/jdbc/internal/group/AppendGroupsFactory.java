// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.internal.transaction.QueuedTransactions;
import dev.pupsourcing.jdbc.internal.transaction.Transactions;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.GroupAppender;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Assembles the groups of a facade.
 *
 * @param url the URL of the database, by which writers are queued
 * @param idempotent whether a repeated append returns the earlier result
 */
public record AppendGroupsFactory(
        DataSource dataSource,
        String url,
        Dialect dialect,
        StoreTables tables,
        boolean idempotent,
        SqlErrorTranslator failures) {

    /**
     * Creates the groups.
     *
     * @param appender writes groups; empty if each append is sent alone
     */
    public AppendGroups create(GroupLimits limits, Optional<GroupAppender> appender) {
        if (appender.isEmpty()) {
            GroupLimits single = new GroupLimits(1, limits.maxBytes(), limits.maxWaiting(), limits.timeout(), 1);
            return new AppendGroups(single, new GroupRun(AppendGroupsFactory::never, this::translate, idempotent));
        }
        return new AppendGroups(
                limits,
                new GroupRun(
                        new JdbcGroupWriter(transactions(), dialect, tables, appender.get()),
                        this::translate,
                        idempotent));
    }

    private static List<AppendOutcome> never(List<AppendCommand> group) {
        throw new IllegalStateException("a group must contain one append, but contains " + group.size());
    }

    private EventStoreException translate(SQLException failure) {
        return failures.translate("append", failure, null);
    }

    private TransactionRunner transactions() {
        Transactions plain = Transactions.of(dataSource, dialect)
                .withRetries(RetryPolicy.none())
                .unguarded();
        return dialect.singleWriter() ? new QueuedTransactions(plain, url) : plain;
    }
}
