// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.transaction.TransactionalStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A fresh event store with a table of snapshots. */
record TestStore(DataSource dataSource, Pupsourcing events) {

    static TestStore in(Path folder) throws SQLException {
        return over(new DriverManagerDataSource(
                "jdbc:sqlite:" + folder.resolve("events.db")
                        + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000",
                null,
                null));
    }

    static TestStore over(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            SchemaOptions options = SchemaOptions.builder().snapshots().build();
            Schema.of(connection, options).apply(connection);
        }
        return new TestStore(dataSource, Pupsourcing.create(dataSource));
    }

    AggregateRepository.Builder<Accounts.Event, Accounts.Account> repository() {
        return repository(events);
    }

    AggregateRepository.Builder<Accounts.Event, Accounts.Account> repository(TransactionalStore store) {
        return AggregateRepository.builder(store, "Bank", "Account", Accounts.DECIDER, Accounts.mapping())
                .pause(pause -> {});
    }

    Snapshots<Accounts.Account> snapshots(int every) {
        return Snapshots.of(events.snapshots(), StateCodec.of(new TextCodec(), Accounts.Account.class))
                .withInterval(every);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
