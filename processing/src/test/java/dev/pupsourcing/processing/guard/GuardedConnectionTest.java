// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedConnectionTest {

    private final List<String> calls = new ArrayList<>();
    private final Connection guarded = GuardedConnection.of("orders", fake(Connection.class));

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    return switch (method.getName()) {
                        case "prepareStatement" -> fake(PreparedStatement.class);
                        case "prepareCall" -> fake(CallableStatement.class);
                        case "createStatement" -> fake(Statement.class);
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
                tx -> tx.prepareStatement("SELECT 1").getConnection().commit());
        for (Call call : refused) {
            assertThatThrownBy(() -> call.on(guarded))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("projection \"orders\" must not ");
        }
        assertThat(calls).containsOnly("prepareStatement");
    }

    @Test
    void passesEverythingElseOnAndFailuresBack() throws SQLException {
        assertThat(guarded.getAutoCommit()).isFalse();
        guarded.setSavepoint("here");
        guarded.rollback(null);
        assertThat(guarded.prepareCall("x").getConnection()).isSameAs(guarded);
        assertThat(guarded.createStatement().getConnection()).isSameAs(guarded);
        assertThatThrownBy(() -> guarded.createStatement().execute("SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessage("no such table");
        assertThat(calls).contains("getAutoCommit", "setSavepoint", "rollback", "prepareCall", "createStatement");
    }

    @Test
    void isEqualToItselfOnly() {
        assertThat(guarded).isEqualTo(guarded).isNotEqualTo(GuardedConnection.of("orders", fake(Connection.class)));
        assertThat(guarded.hashCode()).isEqualTo(guarded.hashCode());
        assertThat(guarded.toString()).startsWith("guarded ");
    }
}
