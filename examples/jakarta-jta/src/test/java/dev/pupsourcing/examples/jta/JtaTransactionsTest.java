// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import io.agroal.api.AgroalDataSource;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JtaTransactionsTest {

    /** What holds on every database. */
    abstract static class OnDatabase {

        /** More than one statement stores. */
        private static final int MANY = 10_001;

        final TransactionManager manager = Narayana.manager();
        final ServerDatabase database;
        final AgroalDataSource dataSource;
        final Pupsourcing pupsourcing;
        final EventStore store;
        final JtaTransactions transactions;

        OnDatabase(ServerDatabase database) throws SQLException {
            this.database = database;
            this.dataSource = Narayana.pool(
                    manager,
                    database.with("user", database.user())
                            .with("password", database.password())
                            .url());
            try (Connection connection = dataSource.getConnection()) {
                Schema.of(connection).apply(connection);
            }
            this.pupsourcing = Pupsourcing.create(dataSource);
            this.store = pupsourcing.store();
            this.transactions = new JtaTransactions(manager, dataSource);
        }

        @AfterEach
        void endAll() throws SystemException {
            assertThat(manager.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
            dataSource.close();
        }

        @Test
        void afterAConflictTheTransactionCanContinue() throws SQLException {
            append("order-1");
            transactions.call(tx -> {
                store.append(tx, ExpectedVersion.noStream(), event("order-2"));
                assertThatThrownBy(() -> store.append(tx, ExpectedVersion.noStream(), event("order-1")))
                        .isInstanceOfSatisfying(OptimisticConcurrencyException.class, conflict -> {
                            assertThat(conflict.transactionUsable()).isTrue();
                            assertThat(conflict.actual()).hasValue(1);
                        });
                return store.append(tx, ExpectedVersion.exact(1), event("order-1"));
            });

            assertThat(version("order-1")).isEqualTo(2);
            assertThat(version("order-2")).isEqualTo(1);
        }

        @Test
        void agroalRefusesToRollBackToASavepointAndTheStoreDoesNotAskItTo() throws SQLException {
            append("order-1");
            List<Event> many =
                    IntStream.range(0, MANY).mapToObj(i -> event("order-1")).toList();
            transactions.call(tx -> {
                Savepoint savepoint = tx.setSavepoint();
                assertThatThrownBy(() -> tx.rollback(savepoint)).isInstanceOf(SQLException.class);

                assertThatThrownBy(() -> store.append(tx, ExpectedVersion.noStream(), many))
                        .isInstanceOfSatisfying(
                                OptimisticConcurrencyException.class,
                                conflict ->
                                        assertThat(conflict.transactionUsable()).isTrue());
                return store.append(tx, ExpectedVersion.noStream(), event("order-2"));
            });

            assertThat(version("order-1")).isEqualTo(1);
            assertThat(version("order-2")).isEqualTo(1);
        }

        @Test
        void aConflictThatPassesRollsBack() throws SQLException {
            append("order-1");
            assertThatThrownBy(() -> transactions.call(tx -> {
                        store.append(tx, ExpectedVersion.noStream(), event("order-2"));
                        return store.append(tx, ExpectedVersion.noStream(), event("order-1"));
                    }))
                    .isInstanceOf(OptimisticConcurrencyException.class);

            assertThat(version("order-1")).isEqualTo(1);
            assertThat(version("order-2")).isZero();
        }

        @Test
        void aTransactionThatIsOpenIsSuspended() throws SQLException {
            assertThatThrownBy(() -> transactions.call(tx -> {
                        store.append(tx, ExpectedVersion.noStream(), event("outer"));
                        append("inner");
                        throw new IllegalStateException("not paid");
                    }))
                    .hasMessage("not paid");

            assertThat(version("outer")).isZero();
            assertThat(version("inner")).isEqualTo(1);
        }

        @Test
        void aTransactionThatIsMarkedForRollbackIsNotReportedAsCommitted() {
            assertThatThrownBy(() -> transactions.call(tx -> {
                        store.append(tx, ExpectedVersion.noStream(), event("order-1"));
                        setRollbackOnly();
                        return null;
                    }))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("rolled back");

            assertThat(version("order-1")).isZero();
        }

        @Test
        void theFacadeCannotCommitInATransaction() {
            assertThatThrownBy(() -> transactions.call(tx -> {
                        store.append(tx, ExpectedVersion.noStream(), event("order-1"));
                        return pupsourcing.append(ExpectedVersion.noStream(), event("order-2"));
                    }))
                    .isInstanceOf(StoreAccessException.class)
                    .hasMessageContaining("if a container (JTA) manages this thread's transaction")
                    .hasMessageContaining("append with the store and a connection there, not with the facade");

            assertThat(version("order-1")).isZero();
            assertThat(version("order-2")).isZero();
        }

        final void append(String order) throws SQLException {
            transactions.call(tx -> store.append(tx, ExpectedVersion.noStream(), event(order)));
        }

        final long version(String order) {
            return pupsourcing.readStream(StreamId.of("Sales", "Order", order)).version();
        }

        static Event event(String order) {
            return Event.builder(StreamId.of("Sales", "Order", order), "OrderPlaced")
                    .build();
        }

        private void setRollbackOnly() {
            try {
                manager.setRollbackOnly();
            } catch (SystemException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class OnMariaDb extends OnDatabase {

        OnMariaDb() throws SQLException {
            super(MariaDbServer.shared().createDatabase());
        }
    }

    @Nested
    class OnPostgres extends OnDatabase {

        OnPostgres() throws SQLException {
            super(PostgresServer.shared().createDatabase());
        }

        @Test
        void theOutcomeIsUnknownIfTheConnectionBreaks() {
            assertThatThrownBy(() -> transactions.call(tx -> {
                        store.append(tx, ExpectedVersion.noStream(), event("order-1"));
                        endSessionOf(tx);
                        return null;
                    }))
                    .isInstanceOfSatisfying(
                            StoreAccessException.class,
                            failure -> assertThat(failure.outcomeUnknown()).isTrue());
        }

        @Test
        void aCommitThatTheDatabaseRejectsIsARollback() throws SQLException {
            execute("CREATE TABLE products (name TEXT UNIQUE DEFERRABLE INITIALLY DEFERRED)");
            assertThatThrownBy(() -> transactions.call(tx -> {
                        store.append(tx, ExpectedVersion.noStream(), event("order-1"));
                        try (Statement statement = tx.createStatement()) {
                            return statement.execute("INSERT INTO products VALUES ('lamp'), ('lamp')");
                        }
                    }))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(failure.getSQLState()).isEqualTo("23505"));

            assertThat(version("order-1")).isZero();
        }

        private void endSessionOf(Connection tx) throws SQLException {
            try (Statement statement = tx.createStatement();
                    ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
                row.next();
                execute("SELECT pg_terminate_backend(" + row.getInt(1) + ")");
            }
        }

        private void execute(String sql) throws SQLException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
