// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A store in a file, and events for it. */
final class TestStore {

    private TestStore() {}

    static DataSource in(Path folder) throws SQLException {
        DataSource dataSource = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("events.db"), null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        return dataSource;
    }

    static StreamId order(String id) {
        return StreamId.of("Sales", "Order", id);
    }

    static Event event(StreamId stream, String type) {
        return Event.builder(stream, type).payload("secret").build();
    }

    static AppendResult append(Pupsourcing pupsourcing, EventStore store, Event event) {
        return pupsourcing.inTransaction(tx -> store.append(tx, ExpectedVersion.any(), event));
    }
}
