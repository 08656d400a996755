// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.tck.schema.RoleChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the three roles can and cannot do. */
class PostgresRolesTest {

    private RoleStore store;

    @BeforeEach
    void create() throws SQLException {
        store = RoleStore.create();
    }

    @Test
    void theAppendingRoleAppendsAndReads() throws Exception {
        RoleChecks.appendsAndReads(store.as("append"));
        assertRefused(
                "append",
                "UPDATE events SET payload = ''",
                "DELETE FROM events",
                "TRUNCATE events",
                "DROP TABLE events",
                "DELETE FROM aggregate_heads",
                "UPDATE store_info SET schema_version = 9",
                "SELECT 1 FROM projections",
                "CREATE TABLE mine (id INT)",
                """
                INSERT INTO events (global_position, bounded_context, aggregate_type, aggregate_id, aggregate_version, slot,
                       event_id, event_type, event_version, payload, metadata, created_at)
                OVERRIDING SYSTEM VALUE
                VALUES (1000000, 'a', 'b', 'c', 1, 1, gen_random_uuid(), 'd', 1, '', '{}', now())""",
                "SELECT setval(pg_get_serial_sequence('events', 'global_position'), 1000000)");
    }

    @Test
    void theProjectingRoleRunsProjections() throws Exception {
        RoleChecks.projects(store.owner(), store.as("project"));
        assertRefused(
                "project",
                """
                INSERT INTO events (bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id,
                       event_type, event_version, payload, metadata, created_at)
                VALUES ('a', 'b', 'c', 1, 1, gen_random_uuid(), 'd', 1, '', '{}', now())""",
                "UPDATE aggregate_heads SET aggregate_version = 9",
                "UPDATE store_info SET schema_version = 9",
                "DELETE FROM events");
    }

    @Test
    void theReadingRoleChangesNothing() throws Exception {
        RoleChecks.appendsAndReads(store.owner());
        RoleChecks.reads(store.as("read"));
        assertRefused(
                "read",
                "INSERT INTO aggregate_heads VALUES ('a', 'b', 'c', 1)",
                "UPDATE projection_checkpoints SET position = 9",
                "DELETE FROM projection_leases",
                "DELETE FROM snapshots",
                "DELETE FROM events");
    }

    @Test
    void theProjectingRoleSeesWhoHoldsUpAReader() throws Exception {
        try (Connection slow = store.owner().getConnection()) {
            RoleChecks.appendLeftOpen(slow, new PostgresDatabase());
            RoleChecks.appendsAndReads(store.as("append"));
            try (LogReader reader =
                    Pupsourcing.create(store.as("project")).log().openReader(ReadScope.all())) {
                assertThat(reader.read(0, 10).end()).isEqualTo(EventPage.End.STALLED);
                assertThat(reader.stall().orElseThrow().holders())
                        .singleElement()
                        .satisfies(holder -> assertThat(holder.toString()).containsPattern("\\d"));
            }
            slow.rollback();
        }
    }

    private void assertRefused(String role, String... statements) throws SQLException {
        for (String sql : List.of(statements)) {
            try (Connection connection = store.as(role).getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOf(SQLException.class)
                        .extracting("SQLState")
                        .isEqualTo("42501");
            }
        }
    }
}
