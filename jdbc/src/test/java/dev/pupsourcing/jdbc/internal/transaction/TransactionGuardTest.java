// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.jdbc.FakeDatabase;
import dev.pupsourcing.jdbc.FakeDialect;
import dev.pupsourcing.transaction.TransactionAbortedException;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that a unit of work must not make on its transaction; the contract suites test them with databases. */
class TransactionGuardTest {

    private final FakeDatabase database = new FakeDatabase();
    private final Transactions transactions = Transactions.of(database.dataSource(), new FakeDialect());

    /** A use of the connection. */
    @FunctionalInterface
    private interface Use {
        void of(Connection tx) throws SQLException;
    }

    @Test
    void doesNotEndItsTransaction() {
        List<Use> uses = List.of(
                Connection::commit,
                Connection::rollback,
                Connection::close,
                tx -> tx.abort(Runnable::run),
                tx -> tx.setAutoCommit(true),
                tx -> tx.createStatement().execute("COMMIT"),
                tx -> tx.prepareStatement("ROLLBACK"),
                tx -> tx.getMetaData().getConnection().commit(),
                tx -> tx.createStatement().getConnection().commit(),
                tx -> tx.unwrap(Connection.class).commit());
        for (Use use : uses) {
            database.calls().clear();
            assertThatThrownBy(() -> transactions.call(tx -> {
                        use.of(tx);
                        return 1;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("must not");
            assertThat(database.calls())
                    .containsExactly(
                            "getConnection", "setAutoCommit(false)", "rollback", "setAutoCommit(true)", "close");
        }
    }

    /** SQL state class 40 means that the database aborted the transaction. */
    @Test
    void doesNotCommitWhatTheDatabaseGaveUp() {
        SQLException deadlock = FakeDatabase.failure("40001");
        database.fail("execute", FakeDatabase.failure("22000"), deadlock);
        Transactions once = transactions.withRetries(dev.pupsourcing.transaction.RetryPolicy.none());
        assertThatThrownBy(() -> once.call(tx -> {
                    swallow(tx);
                    swallow(tx);
                    return 1;
                }))
                .isInstanceOf(TransactionLostException.class)
                .hasMessageContaining("40001");
        assertThat(database.calls()).doesNotContain("commit");
    }

    @Test
    void namesTheFirstFailureItCaught() {
        SQLException broken = FakeDatabase.failure("08006");
        database.fail("execute", broken);
        assertThatThrownBy(() -> transactions.call(tx -> swallow(tx)))
                .isInstanceOf(TransactionAbortedException.class)
                .hasMessageContaining("went on after a statement had failed")
                .hasCause(broken);
    }

    @Test
    void goesNotBackToASavepointOfATransactionThatIsGone() {
        database.fail("execute", FakeDatabase.failure("40001"));
        Transactions once = transactions.withRetries(dev.pupsourcing.transaction.RetryPolicy.none());
        assertThatThrownBy(() -> once.call(tx -> {
                    swallow(tx);
                    try (Statement statement = tx.createStatement()) {
                        return statement.execute("ROLLBACK TO SAVEPOINT mine");
                    }
                }))
                .isInstanceOf(TransactionLostException.class);
        assertThat(database.calls()).doesNotContain("commit");
    }

    @Test
    void hasNoSecondTransactionBesideIt() throws SQLException {
        assertThatThrownBy(() -> transactions.call(tx -> transactions.call(inner -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("store().append(tx");
        Transactions elsewhere = Transactions.of(new FakeDatabase().dataSource(), new FakeDialect());
        assertThat(transactions.<Integer, RuntimeException>call(
                        tx -> elsewhere.<Integer, RuntimeException>call(inner -> 1)))
                .isEqualTo(1);
        assertThat(transactions.<Integer, RuntimeException>call(tx -> 2)).isEqualTo(2);
    }

    private static boolean swallow(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute("INSERT");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
