// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A schema in which every user can create objects: those of another user are rejected when the administrator applies
 * the schema.
 */
class PostgresTakeoverTest {

    private final String eve = "eve_" + UUID.randomUUID().toString().substring(0, 8);
    private final String owner = "owner_" + UUID.randomUUID().toString().substring(0, 8);
    private Connection administrator;

    @BeforeEach
    void open() throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        administrator = database.connect();
        execute("CREATE ROLE " + eve);
        execute("CREATE ROLE " + owner);
        execute("GRANT CREATE, USAGE ON SCHEMA public TO PUBLIC");
    }

    @AfterEach
    void close() throws SQLException {
        execute("RESET ROLE");
        for (String role : new String[] {eve, owner}) {
            execute("DROP OWNED BY " + role);
            execute("DROP ROLE " + role);
        }
        administrator.close();
    }

    @Test
    void aStrangersTriggerNeverRunsAsTheAdministrator() throws SQLException {
        as(eve);
        execute(
                "CREATE TABLE store_info (id SMALLINT PRIMARY KEY, store_id UUID, schema_version INT, compatible_from INT)");
        execute("""
                CREATE FUNCTION take() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN EXECUTE 'ALTER ROLE %s SUPERUSER'; RETURN NEW; END $$""".formatted(eve));
        execute("CREATE TRIGGER take BEFORE INSERT ON store_info FOR EACH ROW EXECUTE FUNCTION take()");
        as("NONE");
        assertRefused("table store_info", "belongs to role \"" + eve + "\"");
        assertThat(text("SELECT rolsuper::text FROM pg_roles WHERE rolname = '" + eve + "'"))
                .isEqualTo("false");
    }

    @Test
    void tablesOfARoleThatOneIsAMemberOfAreOnesOwn() throws SQLException {
        execute("GRANT " + owner + " TO CURRENT_USER");
        as(owner);
        apply(SchemaOptions.defaults());
        as("NONE");
        apply(SchemaOptions.defaults());
    }

    @Test
    void triggersOfOthersRulesAndViewsAreRefused() throws SQLException {
        apply(SchemaOptions.defaults());
        execute("CREATE FUNCTION mine() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'append-only'; END $$");
        execute("CREATE TRIGGER mine BEFORE DELETE ON events FOR EACH ROW EXECUTE FUNCTION mine()");
        apply(SchemaOptions.defaults());
        execute("GRANT TRIGGER ON events TO " + eve);
        as(eve);
        execute("CREATE FUNCTION theirs() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$");
        execute("CREATE TRIGGER theirs BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION theirs()");
        as("NONE");
        assertRefused("table events", "triggers whose functions belong to other roles (theirs)");
        execute("DROP TRIGGER theirs ON events");
        execute("CREATE RULE quiet AS ON DELETE TO projections DO INSTEAD NOTHING");
        assertRefused("table projections", "has rules (quiet)");
        execute("DROP TABLE projections");
        execute("CREATE VIEW projections AS SELECT 1 AS projection");
        assertRefused("table projections", "is not a table");
    }

    @Test
    void aStrangersFunctionBecomesTheAdministrators() throws SQLException {
        as(eve);
        execute("""
                CREATE FUNCTION events_json(payload BYTEA) RETURNS JSONB LANGUAGE plpgsql IMMUTABLE AS
                $$ BEGIN RETURN NULL; END $$""");
        as("NONE");
        apply(SchemaOptions.builder().jsonbPayload().build());
        assertThat(
                        text(
                                "SELECT pg_get_userbyid(proowner) || proconfig::text FROM pg_proc WHERE proname = 'events_json'"))
                .isEqualTo(text("SELECT CURRENT_USER::text") + "{\"search_path=pg_catalog, pg_temp\"}");
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> apply(SchemaOptions.defaults()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining("a separate schema for the event store");
        assertThatThrownBy(() -> Schema.of(new PostgresDatabase(), SchemaOptions.defaults())
                        .upgrade(administrator))
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll(parts);
    }

    private void as(String role) throws SQLException {
        execute("SET ROLE " + role);
    }

    private void apply(SchemaOptions options) throws SQLException {
        Schema.of(new PostgresDatabase(), options).apply(administrator);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
