// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** An event that is larger than the server takes: it would cut the connection off. */
class MySqlPacketTest {

    private static final StreamId STREAM = StreamId.of("Sales", "Order", "o-1");
    private static final byte[] LARGE = new byte[3 * 1024 * 1024];

    @Test
    void isToldBeforeAnythingIsSent() throws SQLException {
        try (MariaDbServer server = MariaDbServer.embedded("--max-allowed-packet=1M")) {
            Pupsourcing pupsourcing = open(server.createDatabase());
            pupsourcing.append(
                    ExpectedVersion.noStream(), Event.builder(STREAM, "Placed").build());

            Event large = Event.builder(STREAM, "Scanned").payload(LARGE).build();
            StoreAccessException refused = catchThrowableOfType(
                    StoreAccessException.class, () -> pupsourcing.append(ExpectedVersion.any(), large));
            assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refused.isTransient()).isFalse();
            assertThat(refused.transactionUsable()).isTrue();
            assertThat(refused)
                    .hasMessageContaining("event 0 of the append to stream " + STREAM)
                    .hasMessageContaining("3145730 bytes")
                    .hasMessageContaining("max_allowed_packet is 1048576");

            assertThat(pupsourcing.readStream(STREAM).version()).isEqualTo(1);
        }
    }

    private static Pupsourcing open(ServerDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            Schema.of(connection).apply(connection);
        }
        return Pupsourcing.over(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }
}
