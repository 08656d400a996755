// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.tck.fixture.SameConnection;
import dev.pupsourcing.transaction.TransactionAbortedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another process holds the write lock for too long. The driver then reports a connection without autocommit although
 * no transaction was begun on it, and a pool lends it to the next user.
 */
class SqliteLockTest {

    private static final StreamId STREAM = StreamId.of("Sales", "Order", "o-1");

    @TempDir
    private Path folder;

    private Connection session;
    private Connection other;
    private Pupsourcing pup;

    @BeforeEach
    void open() throws SQLException {
        session = connect("&transaction_mode=IMMEDIATE");
        other = connect("");
        Schema.of(session).apply(session);
        pup = Pupsourcing.create(new SameConnection(session).dataSource());
    }

    @AfterEach
    void close() throws SQLException {
        other.close();
        session.close();
    }

    private Connection connect(String more) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("test.db") + "?journal_mode=WAL&busy_timeout=20" + more;
        return new DriverManagerDataSource(url, null, null).getConnection();
    }

    private static Event event() {
        return Event.builder(STREAM, "Placed").build();
    }

    private void lockedByAnother(Runnable meanwhile) throws SQLException {
        execute(other, "BEGIN IMMEDIATE");
        meanwhile.run();
        execute(other, "ROLLBACK");
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    /** Fails after its append, which must not be stored. */
    private void assertRollsBack() {
        assertThatThrownBy(() -> pup.inTransaction(tx -> {
                    pup.store().append(tx, ExpectedVersion.any(), event());
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(pup.readStream(STREAM).isEmpty()).isTrue();
    }

    @Test
    void theNextWorkOnTheConnectionIsATransactionAgain() throws SQLException {
        lockedByAnother(() -> {
            StoreAccessException busy =
                    catchThrowableOfType(StoreAccessException.class, () -> pup.append(ExpectedVersion.any(), event()));
            assertThat(busy.reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(busy.outcomeUnknown()).isFalse();
        });
        assertThat(session.getAutoCommit()).isTrue();
        assertRollsBack();
        pup.append(ExpectedVersion.noStream(), event());
        assertThat(pup.readStream(STREAM).version()).isEqualTo(1);
    }

    @Test
    void aConnectionThatAnotherUserLeftWithoutATransactionGetsOne() throws SQLException {
        lockedByAnother(
                () -> assertThatThrownBy(() -> session.setAutoCommit(false)).isInstanceOf(SQLException.class));
        assertThat(session.getAutoCommit()).isFalse();
        assertRollsBack();
    }

    @Test
    void workThatFindsNoTransactionAndCannotOpenOneIsNotRun() throws SQLException {
        lockedByAnother(() -> {
            assertThatThrownBy(() -> session.setAutoCommit(false)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> pup.append(ExpectedVersion.any(), event()))
                    .isInstanceOf(StoreAccessException.class);
        });
        assertRollsBack();
    }

    @Test
    void aConnectionThatIsKeptForOnePurposeIsNoException() throws SQLException {
        try (DedicatedTransactions dedicated = pup.backend().openDedicated()) {
            lockedByAnother(
                    () -> assertThatThrownBy(() -> dedicated.call(tx -> true)).isInstanceOf(SQLException.class));
            assertThatThrownBy(() -> dedicated.call(tx -> {
                        pup.store().append(tx, ExpectedVersion.any(), event());
                        throw new IllegalStateException("changed my mind");
                    }))
                    .hasMessage("changed my mind");
            assertThat(pup.readStream(STREAM).isEmpty()).isTrue();
        }
        assertRollsBack();
    }

    /** A reader's connection is in autocommit mode, whatever state the driver reports. */
    @Test
    void aReaderTakesSuchAConnectionToo() throws SQLException {
        pup.append(ExpectedVersion.any(), event());
        lockedByAnother(
                () -> assertThatThrownBy(() -> session.setAutoCommit(false)).isInstanceOf(SQLException.class));
        try (var reader = pup.log().openReader(dev.pupsourcing.ReadScope.all())) {
            assertThat(reader.read(0, 10).size()).isEqualTo(1);
        }
    }

    /** To restore the state that the driver reports would begin a transaction, which would keep the write lock. */
    @Test
    void suchAConnectionDoesNotKeepTheLockAfterItsUse() throws SQLException {
        for (int i = 0; i < 3; i++) {
            lockedByAnother(
                    () -> assertThatThrownBy(() -> session.setAutoCommit(false)).isInstanceOf(SQLException.class));
            try (DedicatedTransactions dedicated = pup.backend().openDedicated();
                    var reader = pup.log().openReader(dev.pupsourcing.ReadScope.all())) {
                switch (i) {
                    case 0 -> dedicated.call(tx -> true);
                    case 1 -> pup.inTransaction(tx -> true);
                    default -> reader.read(0, 10);
                }
                lockedByAnother(() -> {});
            }
            lockedByAnother(() -> {});
            session.setAutoCommit(true);
        }
    }

    /** A trigger rolls back the whole transaction, and the driver does not report it. */
    @Test
    void aTransactionThatAStatementEndedIsNotGoneOnWith() throws SQLException {
        makeEndingTrigger();
        assertThatThrownBy(() -> pup.inTransaction(tx -> {
                    pup.store().append(tx, ExpectedVersion.any(), event());
                    assertThatThrownBy(() -> execute(tx, "INSERT INTO caller_rows VALUES (1)"))
                            .isInstanceOf(SQLException.class);
                    return true;
                }))
                .isInstanceOf(TransactionAbortedException.class)
                .hasMessageContaining("went on after a statement had failed");
        assertThat(pup.readStream(STREAM).isEmpty()).isTrue();
        assertThat(session.getAutoCommit()).isTrue();
        assertRollsBack();
    }

    private void makeEndingTrigger() throws SQLException {
        execute(session, "CREATE TABLE caller_rows (id INT)");
        execute(session, "CREATE TRIGGER strict BEFORE INSERT ON caller_rows BEGIN SELECT RAISE(ROLLBACK, 'no'); END");
    }

    /** A savepoint outside a transaction begins one. */
    @Test
    void aSavepointDoesNotBringBackATransactionThatAStatementEnded() throws SQLException {
        makeEndingTrigger();
        assertThatThrownBy(() -> pup.inTransaction(tx -> {
                    assertThatThrownBy(() -> execute(tx, "INSERT INTO caller_rows VALUES (1)"))
                            .isInstanceOf(SQLException.class);
                    execute(tx, "SAVEPOINT mine");
                    execute(tx, "ROLLBACK TO mine");
                    return pup.store().append(tx, ExpectedVersion.any(), event());
                }))
                .isInstanceOf(TransactionAbortedException.class);
        assertThat(pup.readStream(STREAM).isEmpty()).isTrue();
    }
}
