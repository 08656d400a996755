// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.projection.Projection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * A read model that notices mistakes: an event that comes twice violates its key, and one that comes before its turn
 * within its aggregate is refused. Thread-safe.
 */
final class ReadModel {

    private final DataSource dataSource;
    private final String table;

    private ReadModel(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.table = table;
    }

    /** The read model in tables that are there already. */
    static ReadModel of(DataSource dataSource, String table) {
        return new ReadModel(dataSource, table);
    }

    /** Makes the tables. */
    static ReadModel create(DataSource dataSource, String table) throws SQLException {
        ReadModel model = new ReadModel(dataSource, table);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE %s (position BIGINT PRIMARY KEY, event_type VARCHAR(255))".formatted(table));
            statement.execute(
                    "CREATE TABLE %s_last (aggregate_id VARCHAR(255) PRIMARY KEY, aggregate_version BIGINT NOT NULL)"
                            .formatted(table));
        }
        return model;
    }

    /** The projection that fills it, in whole batches as they come. */
    Projection projection(String name, ReadScope scope) {
        return Projection.of(name, scope, this::handle);
    }

    /** Handles an event. */
    void handle(Connection tx, PersistedEvent event) throws SQLException {
        try (PreparedStatement insert =
                tx.prepareStatement("INSERT INTO %s (position, event_type) VALUES (?, ?)".formatted(table))) {
            insert.setLong(1, event.position());
            insert.setString(2, event.eventType());
            insert.executeUpdate();
        }
        if (!next(tx, event)) {
            throw new IllegalStateException(event + " came before its turn");
        }
    }

    private boolean next(Connection tx, PersistedEvent event) throws SQLException {
        String sql = event.aggregateVersion() == 1
                ? "INSERT INTO %s_last (aggregate_version, aggregate_id) VALUES (?, ?)"
                : "UPDATE %s_last SET aggregate_version = ? WHERE aggregate_id = ? AND aggregate_version = ?";
        try (PreparedStatement statement = tx.prepareStatement(sql.formatted(table))) {
            statement.setLong(1, event.aggregateVersion());
            statement.setString(2, event.aggregateId());
            if (event.aggregateVersion() > 1) {
                statement.setLong(3, event.aggregateVersion() - 1);
            }
            return statement.executeUpdate() == 1;
        }
    }

    /** The positions whose events took effect, ascending. */
    List<Long> positions() throws SQLException {
        return new Effects(dataSource, table).positions();
    }

    /** Whether as many events have taken effect. */
    boolean has(int count) {
        return new Effects(dataSource, table).reach(count);
    }
}
