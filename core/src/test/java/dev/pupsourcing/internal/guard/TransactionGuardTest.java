// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.spi.GuardRules;
import dev.pupsourcing.transaction.TransactionAbortedException;
import dev.pupsourcing.transaction.TransactionLostException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionGuardTest {

    /** As on PostgreSQL: a failure aborts the transaction. */
    private static final GuardRules STRICT = new GuardRules() {
        @Override
        public boolean isAftermath(SQLException failure) {
            return "25P02".equals(failure.getSQLState());
        }

        @Override
        public boolean isUsable(Connection tx) {
            return false;
        }
    };

    private final List<String> calls = new ArrayList<>();
    private final Connection connection = fake(Connection.class);
    private final TransactionGuard guard = TransactionGuard.over(connection, "projection \"orders\"", STRICT);
    private final Connection guarded = guard.connection();

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    return switch (method.getName()) {
                        case "prepareStatement" -> fake(PreparedStatement.class);
                        case "prepareCall" -> fake(CallableStatement.class);
                        case "createStatement", "getStatement" -> fake(Statement.class);
                        case "getMetaData" -> fake(DatabaseMetaData.class);
                        case "executeQuery" -> fake(ResultSet.class);
                        case "execute" -> throw new SQLException("no such table", "42P01");
                        case "getAutoCommit", "isClosed" -> false;
                        default -> null;
                    };
                }));
    }

    private interface Call {
        void on(Connection connection) throws SQLException;
    }

    @Test
    void refusesWhatEndsOrChangesTheTransaction() {
        List<Call> refused = List.of(
                Connection::commit,
                Connection::rollback,
                Connection::close,
                tx -> tx.abort(Runnable::run),
                tx -> tx.setAutoCommit(true),
                tx -> tx.setReadOnly(true),
                tx -> tx.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE),
                tx -> tx.getMetaData().getConnection().commit(),
                tx -> tx.unwrap(Connection.class).commit(),
                tx -> tx.unwrap(String.class),
                tx -> tx.createStatement()
                        .executeQuery("SELECT 1")
                        .getStatement()
                        .getConnection()
                        .commit(),
                tx -> tx.prepareStatement("SELECT 1").getConnection().commit());
        for (Call call : refused) {
            assertThatThrownBy(() -> call.on(guarded))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("projection \"orders\" must not ");
        }
        assertThat(calls).doesNotContain("commit", "rollback", "close", "abort", "setAutoCommit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                " commit work",
                "-- why\nCOMMIT",
                "/* a /* b */ ROLLBACK",
                "ROLLBACK AND CHAIN",
                "BEGIN",
                "START TRANSACTION READ ONLY",
                "END",
                "ABORT",
                "PREPARE TRANSACTION 'x'",
                "XA END 'x'",
                "SET @@session.autocommit = 1",
                "set autocommit=1",
                "/*!40000 COMMIT */",
                "SELECT ';'; COMMIT",
                "SELECT E'\\';'; COMMIT",
                "SELECT $$;$$ ; COMMIT",
                "UPDATE t SET a = 'it''s'; -- x\n rollback",
                "commit;",
                " \n Commit Work",
                "/* done */ COMMIT",
                "rollback work",
                "SET autocommit = 1",
                "SET SESSION autocommit=0",
                "INSERT INTO t VALUES (';'); COMMIT",
                "CREATE TABLE t (id INT); COMMIT"
            })
    void refusesTextsThatEndTheTransaction(String sql) {
        assertThatThrownBy(() -> guarded.prepareStatement(sql))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must not run \"");
        assertThatThrownBy(() -> guarded.createStatement().addBatch(sql)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'COMMIT'",
                "SELECT '; COMMIT'",
                "SELECT 1 -- ; COMMIT",
                "SELECT $a$; COMMIT$a$",
                "SELECT \"; COMMIT\" FROM `; ROLLBACK`",
                "ROLLBACK TO SAVEPOINT a",
                "ROLLBACK WORK TO a",
                "SAVEPOINT a",
                "BEGIN NOT ATOMIC SELECT 1; COMMIT; END",
                "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END",
                "CREATE OR REPLACE FUNCTION f() RETURNS INT BEGIN ATOMIC SELECT 1; END",
                "SET search_path = a",
                "{call p(?)}",
                "INSERT INTO commit_log VALUES (1)",
                "rollback work to s",
                "ROLLBACK TRANSACTION TO s",
                "RELEASE SAVEPOINT s",
                "PREPARE statement FROM 'COMMIT'",
                "SET application_name = 'x'",
                "INSERT INTO t VALUES (\"a; COMMIT\"); SELECT 1",
                "SELECT 1 /* ; COMMIT */",
                "DO $$ BEGIN PERFORM 1; END $$",
                "CREATE TABLE t (id INT)",
                "begin_count",
                "UPDATE t SET state = 'end'",
                "",
                ";;"
            })
    void allowsOthers(String sql) throws SQLException {
        guarded.prepareStatement(sql).close();
        assertThat(calls).contains("prepareStatement");
    }

    @Test
    void findsTheFailureThatCameFirst() {
        assertThatThrownBy(() -> guarded.createStatement().execute("SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessage("no such table");
        assertThatThrownBy(guard::check)
                .isInstanceOf(TransactionAbortedException.class)
                .hasMessageStartingWith("projection \"orders\" went on after a statement had failed")
                .hasRootCauseMessage("no such table");
        SQLException later = new SQLException("current transaction is aborted", "25P02");
        assertThatThrownBy(() -> guard.checkAftermath(new IllegalStateException(later)))
                .hasRootCauseMessage("no such table");
        guard.checkAftermath(new IllegalStateException("the work's own"));
    }

    @Test
    void forgetsAFailureThatWasUndone() throws SQLException {
        assertThatThrownBy(() -> guarded.createStatement().execute("SELECT 1")).isInstanceOf(SQLException.class);
        guarded.rollback(null);
        guard.check();
        assertThat(calls).contains("rollback");
    }

    /** A projection that runs in a transaction of the facade, for example, shares its guard. */
    @Test
    void isTheOnlyGuardOfItsTransaction() throws SQLException {
        TransactionGuard inner = TransactionGuard.over(guarded, "projection \"bills\"", GuardRules.STANDARD);
        assertThat(inner.connection()).isSameAs(guarded);
        assertThatThrownBy(guarded::commit).hasMessageStartingWith("projection \"bills\" must not commit");
        assertThatThrownBy(() -> guarded.createStatement().execute("SELECT 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(inner::check).isInstanceOf(TransactionAbortedException.class);
        assertThatThrownBy(guard::check).isInstanceOf(TransactionAbortedException.class);
    }

    @Test
    void learnsOfRefusalsOnTheConnectionBeneath() throws SQLException {
        Connection wrapper = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.invoke(guarded, arguments));
        assertThat(TransactionGuard.beneath(wrapper)).isSameAs(connection);
        TransactionGuard.refused(connection, new TransactionLostException("a deadlock", null));
        guard.check();
        TransactionGuard.refused(wrapper, new TransactionLostException("a deadlock", null));
        assertThatThrownBy(guard::check)
                .isInstanceOf(TransactionLostException.class)
                .hasMessageContaining("projection \"orders\" went on after a statement had failed");
    }

    @Test
    void keepsInMindWhatASavepointDoesNotRepair() throws SQLException {
        GuardRules undoing = new GuardRules() {
            @Override
            public boolean isUndoneBy(Exception failure, Connection tx) {
                return tx == connection;
            }
        };
        TransactionGuard other = TransactionGuard.over(connection, "a unit of work", undoing);
        assertThatThrownBy(() -> other.connection().createStatement().execute("SELECT 1"))
                .isInstanceOf(SQLException.class);
        other.connection().rollback(null);
        assertThatThrownBy(other::check)
                .isInstanceOf(TransactionAbortedException.class)
                .hasMessageStartingWith("a unit of work went on");
    }

    @Test
    void leadsBackToItself() throws SQLException {
        assertThat(guarded.prepareCall("x").getConnection()).isSameAs(guarded);
        Statement statement = guarded.createStatement();
        assertThat(statement.executeQuery("SELECT 1").getStatement()).isSameAs(statement);
        assertThat(guarded).isEqualTo(guarded).isNotEqualTo(connection);
        assertThat(guarded.hashCode()).isEqualTo(guarded.hashCode());
        assertThat(guarded.toString()).startsWith("guarded ");
        assertThat(TransactionGuard.beneath(guarded)).isSameAs(connection);
        assertThat(TransactionGuard.beneath(connection)).isSameAs(connection);
    }
}
