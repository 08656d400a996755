// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.FakeDialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Exceptions of drivers and pools without codes. */
class SqlErrorTranslatorTest {

    private static final FakeDialect DIALECT = FakeDialect.knowingNothing();
    private final SqlErrorTranslator failures =
            new SqlErrorTranslator(DIALECT, StoreTables.of(TableNames.defaults(), DIALECT));

    private Reason reason(SQLException failure, @Nullable Connection connection) {
        EventStoreException translated = failures.translate("read", failure, connection);
        assertThat(translated).isInstanceOf(StoreAccessException.class).hasCause(failure);
        return ((StoreAccessException) translated).reason();
    }

    private static Connection connection(boolean closed) {
        return (Connection) Proxy.newProxyInstance(
                SqlErrorTranslatorTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isClosed" -> closed;
                    case "isWrapperFor" -> false;
                    default -> throw new SQLException("Connection is closed");
                });
    }

    @Test
    void aFailureOnAClosedConnectionIsALostConnection() {
        SQLException plain = new SQLException("Connection is closed");
        assertThat(reason(plain, connection(true))).isEqualTo(Reason.UNAVAILABLE);
        assertThat(reason(plain, connection(false))).isEqualTo(Reason.OTHER);
        assertThat(reason(plain, null)).isEqualTo(Reason.OTHER);
        assertThat(reason(new SQLNonTransientConnectionException("gone"), null)).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void anExhaustedPoolIsReported() {
        DataSource agroal = failing(new SQLException("Sorry, acquisition timeout!"));
        assertThatThrownBy(() -> NewConnections.take(agroal))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(reason(e, null)).isEqualTo(Reason.EXHAUSTED));
        SQLException hikari = new SQLTransientConnectionException("request timed out after 250ms");
        StoreAccessException translated = (StoreAccessException) failures.translate("append", hikari, null);
        assertThat(translated.reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(translated.isTransient()).isTrue();
        assertThat(translated).hasMessageContaining("enlarge the pool");
        assertThat(SqlErrorTranslator.notOpened(hikari)).hasMessageContaining("enlarge the pool");
    }

    @Test
    void aPoolThatCannotConnectIsNotExhausted() {
        SQLException unreachable =
                new SQLTransientConnectionException("timed out", new SQLException("refused", new IOException()));
        assertThat(reason(unreachable, null)).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void aFailureWithACodeStaysWhatItIs() {
        DataSource refusing = failing(new SQLException("wrong password", "28000", 1045));
        assertThatThrownBy(() -> NewConnections.take(refusing))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1045));
    }

    private static DataSource failing(SQLException failure) {
        return (DataSource) Proxy.newProxyInstance(
                SqlErrorTranslatorTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    throw failure;
                });
    }
}
