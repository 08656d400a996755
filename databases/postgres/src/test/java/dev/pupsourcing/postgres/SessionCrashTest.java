// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A reader with a pooler, when one session of the server crashes. */
class SessionCrashTest {

    /**
     * The crash of one session ends all sessions, and the server continues. A prepared transaction survives in another
     * form; with a pooler the reader does not notice.
     */
    @Test
    void waitsForAPreparedTransactionAcrossTheCrashOfASession() throws SQLException {
        try (PostgresServer server = PostgresServer.embedded()) {
            ServerDatabase database = server.createDatabase();
            try (Connection connection = database.connect()) {
                Schema.of(connection).apply(connection);
            }
            DataSource dataSource = new DriverManagerDataSource(database.url(), database.user(), database.password());
            EventLog log = PostgresEventStore.log(new Pooler(dataSource).dataSource());
            for (ReadScope scope : List.of(ReadScope.all(), ReadScope.ofContexts("Sales"))) {
                long start = PostgresEventStore.log(dataSource).latestPosition();
                try (LogReader reader = log.openReader(scope)) {
                    PersistedEvent first = prepared(dataSource);
                    PersistedEvent second = committed(dataSource);
                    assertThat(reader.read(start, 10).end()).isEqualTo(EventPage.End.STALLED);
                    Sessions.crash(dataSource);
                    for (int i = 0; i < 3; i++) {
                        assertThat(reader.read(start, 10).events()).isEmpty();
                    }
                    try (Connection other = dataSource.getConnection()) {
                        execute(other, "COMMIT PREPARED 'slow'");
                    }
                    assertThat(readUntil(reader, start, second)).containsExactly(first, second);
                }
            }
        }
    }

    private PersistedEvent prepared(DataSource dataSource) throws SQLException {
        try (Connection tx = dataSource.getConnection()) {
            tx.setAutoCommit(false);
            PersistedEvent event = PostgresEventStore.create()
                    .append(tx, ExpectedVersion.any(), event("slow"))
                    .events()
                    .get(0);
            execute(tx, "PREPARE TRANSACTION 'slow'");
            return event;
        }
    }

    private static Event event(String id) {
        return Event.builder(StreamId.of("Sales", "Order", id), "Placed").build();
    }

    private static PersistedEvent committed(DataSource dataSource) {
        return Pupsourcing.create(dataSource)
                .append(ExpectedVersion.any(), event("quick"))
                .events()
                .get(0);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<PersistedEvent> readUntil(LogReader reader, long after, PersistedEvent last) {
        List<PersistedEvent> read = new ArrayList<>();
        long[] position = {after};
        Waiting.until("position " + last.position(), () -> {
            EventPage page = reader.read(position[0], 10);
            read.addAll(page.events());
            position[0] = page.scannedTo();
            return position[0] >= last.position();
        });
        return read;
    }
}
