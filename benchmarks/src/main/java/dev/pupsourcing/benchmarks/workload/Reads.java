// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import dev.pupsourcing.jdbc.Stores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Fills a store for suites that read. */
public final class Reads {

    private static final int CHUNK = 100;

    private static final String POSITION = """
            SELECT global_position FROM events ORDER BY global_position LIMIT 1 OFFSET ?""";

    private Reads() {}

    public static EventStore store(BenchmarkDatabase database) {
        return Stores.of(database.kind()).eventStore();
    }

    /** The position of the last event, or a default if there are no events. */
    public static long last(List<PersistedEvent> events, long otherwise) {
        return events.isEmpty() ? otherwise : events.get(events.size() - 1).position();
    }

    /** Creates streams of a given size with interleaved events, and returns their aggregate ids. */
    public static List<String> seed(BenchmarkDatabase database, int streams, int events) throws SQLException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            ids.add(UUID.randomUUID().toString());
        }
        EventStore store = store(database);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int done = 0; done < events; done += CHUNK) {
                for (String id : ids) {
                    RawStream stream = new RawStream(id, done);
                    store.append(
                            connection, ExpectedVersion.any(), Streams.events(stream, Math.min(CHUNK, events - done)));
                }
                connection.commit();
            }
        }
        database.analyze();
        return ids;
    }

    /** Fills the log up to a number of events of many interleaved streams, and returns the position of the last one. */
    public static long fill(BenchmarkDatabase database, int events) throws SQLException {
        EventStore store = store(database);
        List<String> ids = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(Math.max(1, events / CHUNK))
                .toList();
        try (Connection connection = database.connect()) {
            long missing = events - count(connection);
            connection.setAutoCommit(false);
            for (int append = 0; append * 10L < missing; append++) {
                RawStream stream = new RawStream(ids.get(append % ids.size()), 0);
                store.append(connection, ExpectedVersion.any(), Streams.events(stream, 10));
                if (append % 10 == 9) {
                    connection.commit();
                }
            }
            connection.commit();
            return position(connection, events);
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM events")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long position(Connection connection, int nth) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITION)) {
            statement.setInt(1, nth - 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Creates gaps in the log: one append in a given number is rolled back. */
    public static void seedWithHoles(BenchmarkDatabase database, int events, int every) throws SQLException {
        EventStore store = store(database);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int append = 1; append * 10 <= events; append++) {
                RawStream stream = new RawStream(UUID.randomUUID().toString(), 0);
                store.append(connection, ExpectedVersion.noStream(), Streams.events(stream, 10));
                if (append % every == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
        database.analyze();
    }
}
