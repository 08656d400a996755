// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.scenario;

import static dev.pupsourcing.testkit.scenario.ProjectionScenario.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.projection.Projection;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionScenarioTest {

    private static final String ROWS = "SELECT id, pieces FROM sold ORDER BY id";

    /** Counts the pieces that each order sold. */
    private static final class Sold implements Projection {

        @Override
        public String name() {
            return "sold";
        }

        @Override
        public ReadScope scope() {
            return ReadScope.all().withEventTypes("Sold");
        }

        @Override
        public void handle(Connection tx, PersistedEvent event) throws SQLException {
            try (PreparedStatement statement = tx.prepareStatement("""
                    INSERT INTO sold (id, pieces, last_version) VALUES (?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET pieces = pieces + excluded.pieces,
                        last_version = excluded.last_version""")) {
                statement.setString(1, event.aggregateId());
                statement.setInt(2, Integer.parseInt(new String(event.payload(), StandardCharsets.UTF_8)));
                statement.setLong(3, event.aggregateVersion());
                statement.executeUpdate();
            }
        }
    }

    private Connection connection;
    private ProjectionScenario sold;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        sold = ProjectionScenario.of(connection, new Sold())
                .given("CREATE TABLE sold (id TEXT PRIMARY KEY, pieces INT NOT NULL, last_version INT)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static Event event(String id, String type, String payload) {
        return Event.builder(StreamId.of("Sales", "Order", id), type)
                .payload(payload)
                .build();
    }

    @Test
    void comparesRows() throws SQLException {
        sold.thenNothing(ROWS)
                .when(event("b", "Sold", "2"), event("a", "Sold", "1"), event("b", "Opened", "none"))
                .then(ROWS, row("a", 1), row("b", 2L))
                .when(event("b", "Sold", "5"))
                .then(ROWS, row("a", 1), row("b", 7))
                .then("SELECT last_version FROM sold WHERE id = 'b'", row(3));
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void isShort() throws SQLException {
        // region projection
        try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            ProjectionScenario.of(memory, new Sold())
                    .given("CREATE TABLE sold (id TEXT PRIMARY KEY, pieces INT NOT NULL, last_version INT)")
                    .when(event("order-1", "Sold", "2"), event("order-2", "Sold", "1"))
                    .when(event("order-1", "Sold", "5"))
                    .then("SELECT id, pieces FROM sold ORDER BY id", row("order-1", 7), row("order-2", 1));
        }
        // endregion
    }

    @Test
    void comparesValuesWhateverTheDriversTypes() throws SQLException {
        sold.then("SELECT 1, 1.50, NULL, x'00ff', 'text', 0", row(true, 1.5, null, new byte[] {0, -1}, "text", false));
        sold.then("SELECT 1200.0, 0.0", row(1200, 0.0));
    }

    @Test
    void tellsWhatWasHandledAndFound() throws SQLException {
        Event first = event("a", "Sold", "1");
        sold.when(first);
        assertThatThrownBy(() -> sold.then(ROWS, row("a", 2), row("b", 1)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""

                        given    #1 @1 "Sold" v1 of "Sales/Order/a" (%s)
                        when     sold handled them
                                 SELECT id, pieces FROM sold ORDER BY id
                        expected a | 2
                                 b | 1
                        but got  a | 1""".formatted(first.eventId()));
        assertThatThrownBy(() -> sold.thenNothing(ROWS)).hasMessageContaining("expected nothing\nbut got  a | 1");
    }

    @Test
    void aBatchThatFailsLeavesNothing() throws SQLException {
        assertThatThrownBy(() -> sold.when(event("a", "Sold", "1"), event("a", "Sold", "many")))
                .isInstanceOf(NumberFormatException.class);
        sold.thenNothing(ROWS).when(event("a", "Sold", "4")).then(ROWS, row("a", 4));
        assertThat(connection.getAutoCommit()).isTrue();
    }
}
