// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A read model for all runs that records the handled events. Fails on one event, unless it is healed. */
final class NotedEvents {

    private final StoreFixture fixture;
    private volatile boolean healed;

    NotedEvents(StoreFixture fixture) throws SQLException {
        this.fixture = fixture;
        try (Connection connection = fixture.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE noted (projection VARCHAR(50) NOT NULL, position BIGINT NOT NULL)");
        }
    }

    void heal(boolean on) {
        healed = on;
    }

    Projection projection(String name) {
        return Projection.of(name, ReadScope.all(), (tx, event) -> note(tx, name, event));
    }

    private void note(Connection tx, String name, PersistedEvent event) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement("INSERT INTO noted (projection, position) VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setLong(2, event.position());
            insert.executeUpdate();
        }
        if (event.eventType().equals("Poisoned") && !healed) {
            throw new IllegalStateException("poison");
        }
    }

    List<Long> positions(String name) throws SQLException {
        String sql = "SELECT position FROM noted WHERE projection = ? ORDER BY position";
        try (Connection connection = fixture.dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                List<Long> positions = new ArrayList<>();
                while (row.next()) {
                    positions.add(row.getLong(1));
                }
                return positions;
            }
        }
    }

    /** Checks that each event has taken effect once, or is parked or a dead letter. */
    void checkAccounts(String name) throws SQLException {
        List<Long> handled = positions(name);
        Set<Long> seen = new HashSet<>(handled);
        assertThat(seen).as("handled once").hasSameSizeAs(handled);
        try (Connection connection = fixture.dataSource().getConnection()) {
            Tables.SetAside aside = Tables.setAside(fixture, connection, name);
            Tables.log(fixture, connection, "1 = 1")
                    .values()
                    .forEach(row -> assertThat(seen.contains(row.position()))
                            .as("%s has handled %s, failed events are %s", name, row, aside)
                            .isNotEqualTo(aside.keeps(row)));
        }
    }

    /** Checks that each event has taken effect once. */
    void checkAll(String name) throws SQLException {
        try (Connection connection = fixture.dataSource().getConnection()) {
            assertThat(positions(name))
                    .isEqualTo(
                            List.copyOf(Tables.log(fixture, connection, "1 = 1").keySet()));
        }
    }
}
