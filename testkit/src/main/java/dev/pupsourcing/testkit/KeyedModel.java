// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.projection.PartitionStrategy;
import dev.pupsourcing.projection.Projection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A read model that notices mistakes across aggregates: an event that comes twice violates its key, and one that comes
 * before its turn within a key that several aggregates share is refused. Thread-safe.
 */
final class KeyedModel {

    private final DataSource dataSource;
    private final Function<PersistedEvent, String> key;

    private KeyedModel(DataSource dataSource, Function<PersistedEvent, String> key) {
        this.dataSource = dataSource;
        this.key = key;
    }

    /** Makes the tables. */
    static KeyedModel create(DataSource dataSource, Function<PersistedEvent, String> key) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE keyed (position BIGINT PRIMARY KEY)");
            statement.execute("CREATE TABLE keyed_last (name VARCHAR(255) PRIMARY KEY, last_position BIGINT NOT NULL)");
        }
        return new KeyedModel(dataSource, key);
    }

    /** The customer of an order "o-NUMBER": each has several orders. */
    static String customer(PersistedEvent event) {
        return "c-" + Integer.parseInt(event.aggregateId().substring("o-".length())) % 3;
    }

    /** The key as a strategy. */
    PartitionStrategy strategy(String name) {
        return PartitionStrategy.byKey(name, key);
    }

    /** The projection that fills it, divided by the key. */
    Projection projection(String strategy) {
        return projection(strategy(strategy));
    }

    /** The projection that fills it. */
    Projection projection(PartitionStrategy strategy) {
        return Projection.builder("orders")
                .partitionBy(strategy)
                .otherwise(this::handle)
                .build();
    }

    /** Handles an event. */
    void handle(Connection tx, PersistedEvent event) throws SQLException {
        update(tx, "INSERT INTO keyed (position) VALUES (?)", event.position());
        String name = key.apply(event);
        long position = event.position();
        if (update(
                        tx,
                        "UPDATE keyed_last SET last_position = ? WHERE name = ? AND last_position < ?",
                        position,
                        name,
                        position)
                == 0) {
            update(tx, "INSERT INTO keyed_last (last_position, name) VALUES (?, ?)", position, name);
        }
    }

    private static int update(Connection tx, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** The positions whose events took effect, ascending. */
    List<Long> positions() throws SQLException {
        return new Effects(dataSource, "keyed").positions();
    }

    /** Whether as many events have taken effect. */
    boolean has(int count) {
        return new Effects(dataSource, "keyed").reach(count);
    }
}
