// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events and appends that exceed the limits of the server or the driver: the server would close the connection. */
class MySqlPacketTest {

    private static final int LIMIT = 1024 * 1024;
    private static final StreamId STREAM = StreamId.of("Sales", "Order", "o-1");
    private static final byte[] ZEROS = new byte[700 * 1024];

    private static MariaDbServer server;

    @BeforeAll
    static void start() {
        server = MariaDbServer.embedded("--max-allowed-packet=" + LIMIT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The drivers have different escapes and limits. */
    enum Driver {
        MARIADB,
        MYSQL;

        ServerDatabase database() throws SQLException {
            ServerDatabase database = server.createDatabase();
            return this == MARIADB ? database : MariaDbServer.withMysqlDriver(database);
        }

        /** Letters need no escape; MySQL's driver nevertheless doubles them. */
        byte[] largest() {
            return "x".repeat((this == MARIADB ? 1000 : 500) * 1024).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static Event event(byte[] payload) {
        return Event.builder(STREAM, "Scanned").payload(payload).build();
    }

    private static List<Event> events(int count, byte[] payload) {
        return Stream.generate(() -> event(payload)).limit(count).toList();
    }

    @ParameterizedTest
    @EnumSource
    void oneEventIsRefusedBeforeAnythingIsSent(Driver driver) throws SQLException {
        Pupsourcing pupsourcing = open(driver.database());
        pupsourcing.append(ExpectedVersion.noStream(), event(new byte[0]));
        for (byte[] payload : List.of(new byte[3 * LIMIT], ZEROS)) {
            pupsourcing.inTransaction(tx -> {
                pupsourcing.store().append(tx, ExpectedVersion.any(), event(new byte[1]));
                StoreAccessException refused = catchThrowableOfType(
                        StoreAccessException.class,
                        () -> pupsourcing.store().append(tx, ExpectedVersion.any(), event(payload)));
                assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
                assertThat(refused.isTransient()).isFalse();
                assertThat(refused.transactionUsable()).isTrue();
                assertThat(refused)
                        .hasMessageContaining("event 0 of the append to stream \"" + STREAM)
                        .hasMessageContaining((payload.length + 2) + " bytes")
                        .hasMessageContaining("max_allowed_packet, which is 1048576");
                return true;
            });
        }
        assertThat(pupsourcing.readStream(STREAM).version()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void oneEventThatFitsIsStored(Driver driver) throws SQLException {
        Pupsourcing pupsourcing = open(driver.database());
        byte[] letters = driver.largest();
        pupsourcing.append(ExpectedVersion.noStream(), event(letters));
        pupsourcing.append(ExpectedVersion.exact(1), event(letters), event(letters));
        assertThat(pupsourcing.readStream(STREAM).events())
                .hasSize(3)
                .allSatisfy(stored -> assertThat(stored.event().payload()).isEqualTo(letters));
    }

    @ParameterizedTest
    @EnumSource
    void manyMiddleSizedEventsAreStored(Driver driver) throws SQLException {
        Pupsourcing pupsourcing = open(driver.database());
        List<Event> events = events(12, new byte[300 * 1024]);
        AppendResult result = pupsourcing.append(ExpectedVersion.any(), events);
        assertThat(result.version()).isEqualTo(12);
        assertThat(pupsourcing.readStream(STREAM).events()).isEqualTo(result.events());
        pupsourcing.append(ExpectedVersion.exact(12), events(400, new byte[4 * 1024]));
        assertThat(pupsourcing.readStream(STREAM).version()).isEqualTo(412);
    }

    /** The driver has a limit in its settings, which the store does not know. */
    @ParameterizedTest
    @EnumSource
    void theErrorOfTheDriverIsClassifiedAsTooLarge(Driver driver) throws SQLException {
        ServerDatabase database = driver.database();
        open(database);
        ServerDatabase limited = database.with("maxAllowedPacket", "200000");
        Pupsourcing pupsourcing =
                Pupsourcing.create(new DriverManagerDataSource(limited.url(), limited.user(), limited.password()));
        for (List<Event> events : List.of(events(1, new byte[150_000]), events(2, new byte[150_000]))) {
            StoreAccessException refused = catchThrowableOfType(
                    StoreAccessException.class, () -> pupsourcing.append(ExpectedVersion.any(), events));
            assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refused.isTransient()).isFalse();
        }
        assertThat(pupsourcing.readStream(STREAM).version()).isZero();
    }

    /** Positions could not be derived from the first one, and readers would see gaps. */
    @ParameterizedTest
    @EnumSource
    void aSessionWithAnotherIncrementIsRefused(Driver driver) throws SQLException {
        Pupsourcing pupsourcing = open(driver.database());
        for (ExpectedVersion expected :
                List.of(ExpectedVersion.any(), ExpectedVersion.noStream(), ExpectedVersion.exact(1))) {
            assertThatThrownBy(() -> pupsourcing.inTransaction(tx -> {
                        try (Statement statement = tx.createStatement()) {
                            statement.execute("SET SESSION auto_increment_increment = 2");
                        }
                        return pupsourcing.store().append(tx, expected, events(3, new byte[1]));
                    }))
                    .isInstanceOf(StoreAccessException.class)
                    .hasMessageContaining("auto_increment_increment is 2; set it to 1");
            pupsourcing.append(ExpectedVersion.any(), event(new byte[0]));
        }
        assertThat(pupsourcing.readStream(STREAM).version()).isEqualTo(3);
    }

    private static Pupsourcing open(ServerDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            Schema.of(connection).apply(connection);
        }
        return Pupsourcing.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }
}
