// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.mysql.internal.session.KnownSessions;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Appends of single events in a session that has appended before, with both drivers. */
class KnownSessionTest {

    private static final StreamId STREAM = StreamId.of("Sales", "Order", "o-1");
    private static final int APPENDS = 40;

    private final EventStore store = MySqlEventStore.create();

    private static Event event() {
        return Event.builder(STREAM, "Placed").build();
    }

    private static Connection session(boolean mysqlDriver) throws SQLException {
        ServerDatabase database = MariaDbServer.shared().createDatabase();
        Connection connection = (mysqlDriver ? MariaDbServer.withMysqlDriver(database) : database).connect();
        Schema.of(connection).apply(connection);
        connection.setAutoCommit(false);
        return connection;
    }

    private void append(Connection session, ExpectedVersion expected) throws SQLException {
        try {
            store.append(session, expected, List.of(event()));
            session.commit();
        } catch (StoreAccessException e) {
            session.rollback();
            throw e;
        }
    }

    /** An INSERT that selects its row is many times slower than one with values. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noAppendSelectsTheRowThatItInserts(boolean mysqlDriver) throws SQLException {
        try (Connection session = session(mysqlDriver)) {
            append(session, ExpectedVersion.noStream());
            append(session, ExpectedVersion.any());
            append(session, ExpectedVersion.exact(2));
            assertThat(count(session, "Com_insert_select")).isZero();
            assertThat(count(session, "Com_insert")).isPositive();
        }
    }

    private static long count(Connection session, String name) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE '" + name + "'")) {
            return row.next() ? row.getLong(2) : -1;
        }
    }

    /** Every other position is missing then, which is detected from the session's positions. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anIncrementThatIsChangedLaterIsRefusedSoon(boolean mysqlDriver) throws SQLException {
        try (Connection session = session(mysqlDriver)) {
            for (int i = 0; i < APPENDS; i++) {
                append(session, ExpectedVersion.any());
            }
            increment(session, 2);
            List<Integer> stored = new ArrayList<>();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < APPENDS; i++) {
                            append(session, ExpectedVersion.any());
                            stored.add(i);
                        }
                    })
                    .isInstanceOf(StoreAccessException.class)
                    .hasMessageContaining("auto_increment_increment is 2; set it to 1");
            assertThat(stored).hasSizeLessThanOrEqualTo(KnownSessions.MOST_SUSPECT + 1);
            increment(session, 1);
            append(session, ExpectedVersion.any());
        }
    }

    private static void increment(Connection session, int value) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("SET SESSION auto_increment_increment = " + value);
        }
    }

    /** Other writers take positions in between; the session stays known, or is checked again and continues. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void otherWritersDoNotMakeASessionSuspect(boolean mysqlDriver) throws SQLException {
        try (Connection session = session(mysqlDriver)) {
            for (int i = 0; i < APPENDS; i++) {
                append(session, ExpectedVersion.any());
                MySqlEventStore.create().append(session, ExpectedVersion.any(), List.of(event()));
                session.commit();
            }
            assertThat(store.readStream(session, STREAM).version()).isEqualTo(2 * APPENDS);
        }
    }
}
