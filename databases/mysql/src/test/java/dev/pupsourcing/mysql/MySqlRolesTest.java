// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users with the three roles can and cannot do. */
class MySqlRolesTest {

    private RoleStore store;

    @BeforeEach
    void create() throws SQLException {
        store = RoleStore.create();
    }

    @AfterEach
    void drop() throws SQLException {
        store.drop();
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
                "ALTER TABLE events AUTO_INCREMENT = 1000000",
                "UPDATE store_info SET schema_version = 9",
                "SELECT 1 FROM projections",
                "CREATE TABLE mine (id INT)");
    }

    @Test
    void theProjectingRoleRunsProjections() throws Exception {
        RoleChecks.projects(store.owner(), store.as("project"));
        assertRefused(
                "project",
                "UPDATE events SET payload = ''",
                "DELETE FROM events",
                "UPDATE aggregate_heads SET aggregate_version = 9",
                "UPDATE store_info SET schema_version = 9");
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
    void withTheGlobalPrivilegeTheProjectingRoleSeesWhoHoldsUpAReader() throws Exception {
        store.asOwner("GRANT PROCESS ON *.* TO '%s'@'%%'".formatted(store.user("project")));
        try (Connection slow = store.owner().getConnection()) {
            RoleChecks.appendLeftOpen(slow, new MySqlDatabase());
            RoleChecks.appendsAndReads(store.owner());
            try (LogReader reader =
                    Pupsourcing.create(store.as("project")).log().openReader(ReadScope.all())) {
                assertThat(reader.read(0, 10).end()).isEqualTo(EventPage.End.STALLED);
                assertThat(reader.stall().orElseThrow().holders()).isNotEmpty();
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
                        .isEqualTo("42000");
            }
        }
    }
}
