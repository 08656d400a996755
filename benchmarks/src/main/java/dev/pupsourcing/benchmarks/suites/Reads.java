// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import dev.pupsourcing.jdbc.JdbcEventStore;
import dev.pupsourcing.jdbc.StoreConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Fills a store for suites that read. */
final class Reads {

    private static final int CHUNK = 100;

    private Reads() {}

    static EventStore store(BenchmarkDatabase database) {
        return JdbcEventStore.create(database.kind().dialect(), StoreConfig.defaults());
    }

    /** Makes streams of a size, their events mixed as they would be in real life, and returns their aggregate ids. */
    static List<String> seed(BenchmarkDatabase database, int streams, int events) throws SQLException {
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

    /** Leaves holes in the log: one append in so many is rolled back. */
    static void seedWithHoles(BenchmarkDatabase database, int events, int every) throws SQLException {
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
