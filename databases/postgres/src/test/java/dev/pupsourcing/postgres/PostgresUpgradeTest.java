// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static dev.pupsourcing.tck.schema.SchemaUpgrades.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.schema.SchemaUpgrades;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database of schema version 1 with data is upgraded to the schema of a new database. */
class PostgresUpgradeTest {

    private static final String DEFINITIONS = """
            SELECT c.relname || ' ' || a.attnum::text || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
                   || a.attnotnull::text || ' ' || a.attidentity::text || a.attgenerated::text || ' ' || a.attcollation::text || ' '
                   || COALESCE(pg_get_expr(d.adbin, d.adrelid), '')
              FROM pg_class c
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
             WHERE c.relnamespace = 'public'::regnamespace
             UNION ALL
            SELECT c.relname || ' ' || c.relkind::text || ' ' || COALESCE(c.reloptions::text, '') || ' '
                   || COALESCE(pg_get_partkeydef(c.oid), '') || ' '
                   || CASE WHEN c.relkind IN ('i', 'I') THEN pg_get_indexdef(c.oid) ELSE '' END
              FROM pg_class c
             WHERE c.relnamespace = 'public'::regnamespace
             UNION ALL
            SELECT conname || ' ' || pg_get_constraintdef(oid)
              FROM pg_constraint
             WHERE connamespace = 'public'::regnamespace
             UNION ALL
            SELECT pg_get_functiondef(oid)
              FROM pg_proc
             WHERE pronamespace = 'public'::regnamespace
             ORDER BY 1""";

    static Stream<SchemaOptions> shapes() {
        return Stream.of(
                SchemaOptions.defaults(),
                SchemaOptions.builder()
                        .tables(TableNames.withPrefix("my_"))
                        .jsonbPayload()
                        .typeIndex()
                        .snapshots()
                        .build(),
                SchemaOptions.builder().partitionByContext("Sales").build());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isLikeAFreshSchema(SchemaOptions options) throws Exception {
        upgrades().check(options, database(), database());
    }

    @Test
    void theTablesOfProjectionsAloneAreLikeFreshOnes() throws Exception {
        upgrades().checkProjectionsOnly(database(), database());
    }

    @Test
    void optionalPartsAreAddedLater() throws Exception {
        SchemaOptions options = SchemaOptions.builder()
                .tables(TableNames.withPrefix("my_"))
                .typeIndex()
                .correlationIndex()
                .jsonbPayload()
                .snapshots()
                .build();
        upgrades()
                .checkOptionalParts(
                        options,
                        database(),
                        database(),
                        "column payload_json of table my_events",
                        "index my_events_type_idx",
                        "index my_events_correlation_idx",
                        "table snapshots");
    }

    @Test
    void partitionsAreAddedOnlyToPartitionedTables() throws Exception {
        SchemaOptions more =
                SchemaOptions.builder().partitionByContext("Sales", "Billing").build();
        try (Connection connection = database().getConnection()) {
            Schema.of(
                            connection,
                            SchemaOptions.builder().partitionByContext("Sales").build())
                    .apply(connection);
            assertThat(Schema.of(connection, more).upgrade(connection))
                    .containsExactly("added table events_c1_billing");
        }
        try (Connection connection = database().getConnection()) {
            Schema.of(connection).apply(connection);
            assertThatThrownBy(() -> Schema.of(connection, more).upgrade(connection))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("is not partitioned, and cannot be partitioned later")
                    .hasMessageContaining("`pup copy`");
        }
    }

    private static SchemaUpgrades upgrades() throws IOException {
        Map<String, String> templates = Map.of(
                "init", template(PostgresUpgradeTest.class, "schema-1-init.sql"),
                "snapshots", template(PostgresUpgradeTest.class, "schema-1-snapshots.sql"));
        return new SchemaUpgrades(new PostgresDatabase(), templates, SchemaUpgrades.query(DEFINITIONS));
    }

    private static DataSource database() throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }
}
