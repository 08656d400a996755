// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.jdbc.internal.store.FirstAppendCheck;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.GroupAppender;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes groups with the appender of a database. Thread-safe. */
final class JdbcGroupWriter implements GroupWriter {

    private final TransactionRunner transactions;
    private final FirstAppendCheck firstAppend;
    private final GroupAppender appender;

    /**
     * Creates a writer.
     *
     * @param transactions transactions without retries
     */
    JdbcGroupWriter(TransactionRunner transactions, Dialect dialect, StoreTables tables, GroupAppender appender) {
        this.transactions = transactions;
        this.firstAppend = new FirstAppendCheck(dialect, tables);
        this.appender = appender;
    }

    @Override
    public List<AppendOutcome> write(List<AppendCommand> group) throws SQLException {
        boolean[] begun = {false};
        try {
            return transactions.call(tx -> {
                begun[0] = true;
                return store(tx, group);
            });
        } catch (SQLException e) {
            if (!begun[0]) {
                throw new NoConnectionException(e);
            }
            throw e;
        }
    }

    private List<AppendOutcome> store(Connection tx, List<AppendCommand> group) throws SQLException {
        firstAppend.run(tx);
        return appender.append(tx, group);
    }
}
