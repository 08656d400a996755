// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.schema.RoleChecks;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users with the three roles can do, and what they cannot. */
class MySqlRolesTest {

    private static final List<String> ROLES = List.of("append", "project", "read");

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private ServerDatabase database;
    private DataSource owner;

    @BeforeEach
    void create() throws SQLException {
        database = MariaDbServer.shared().createDatabase();
        owner = new DriverManagerDataSource(database.url(), database.user(), database.password());
        SchemaOptions options = SchemaOptions.builder()
                .snapshots()
                .appendRole("append_" + suffix)
                .projectRole("project_" + suffix)
                .readRole("read_" + suffix)
                .build();
        try (Connection connection = owner.getConnection()) {
            Schema.of(new MySqlDatabase(), options).apply(connection);
        }
        for (String role : ROLES) {
            asOwner("CREATE USER '%s'@'%%' IDENTIFIED BY 'pw'".formatted(user(role)));
            asOwner("GRANT %s_%s TO '%s'@'%%'".formatted(role, suffix, user(role)));
            asOwner("SET DEFAULT ROLE %s_%s FOR '%s'@'%%'".formatted(role, suffix, user(role)));
        }
    }

    @AfterEach
    void drop() throws SQLException {
        for (String role : ROLES) {
            asOwner("DROP USER '%s'@'%%'".formatted(user(role)));
            asOwner("DROP ROLE %s_%s".formatted(role, suffix));
        }
    }

    @Test
    void theAppendingRoleAppendsAndReads() throws Exception {
        RoleChecks.appendsAndReads(as("append"));
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
        RoleChecks.projects(owner, as("project"));
        assertRefused(
                "project",
                "UPDATE events SET payload = ''",
                "DELETE FROM events",
                "UPDATE aggregate_heads SET aggregate_version = 9",
                "UPDATE store_info SET schema_version = 9");
    }

    @Test
    void theReadingRoleChangesNothing() throws Exception {
        RoleChecks.appendsAndReads(owner);
        RoleChecks.reads(as("read"));
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
        asOwner("GRANT PROCESS ON *.* TO '%s'@'%%'".formatted(user("project")));
        try (Connection slow = owner.getConnection()) {
            RoleChecks.appendLeftOpen(slow, new MySqlDatabase());
            RoleChecks.appendsAndReads(owner);
            try (LogReader reader = Pupsourcing.create(as("project")).log().openReader(ReadScope.all())) {
                assertThat(reader.read(0, 10).end()).isEqualTo(EventPage.End.STALLED);
                assertThat(reader.stall().orElseThrow().holders()).isNotEmpty();
            }
            slow.rollback();
        }
    }

    private String user(String role) {
        return role.substring(0, 3) + "_user_" + suffix;
    }

    private DataSource as(String role) {
        return new DriverManagerDataSource(database.url(), user(role), "pw");
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void assertRefused(String role, String... statements) throws SQLException {
        for (String sql : List.of(statements)) {
            try (Connection connection = as(role).getConnection();
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
