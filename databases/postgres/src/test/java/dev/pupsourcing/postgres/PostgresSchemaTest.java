// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.schema.SchemaFile;
import dev.pupsourcing.tck.schema.SchemaShapes;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of schema options works on a real server, and can be applied twice. */
class PostgresSchemaTest {

    static Stream<SchemaOptions> shapes() {
        return Stream.of(
                SchemaOptions.defaults(),
                SchemaOptions.builder()
                        .tables(TableNames.inSchema("shop"))
                        .typeIndex()
                        .correlationIndex()
                        .jsonbPayload()
                        .snapshots(TableName.parse("shop.states"))
                        .insertOnlyRole(
                                "appender_" + UUID.randomUUID().toString().substring(0, 8))
                        .build(),
                SchemaOptions.builder()
                        .tables(TableNames.withPrefix("my_"))
                        .partitionByContext("Sales", "O'Brien")
                        .build(),
                SchemaOptions.builder()
                        .partitionByHash(4)
                        .typeIndex()
                        .correlationIndex()
                        .build());
    }

    @Test
    void theSchemaFileIsTheDefaultSchema() throws IOException {
        SchemaFile.check(new PostgresDatabase(), Path.of("src/main/resources/dev/pupsourcing/postgres/schema.sql"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void holdsAnEventStore(SchemaOptions options) throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA shop");
        }
        SchemaShapes.check(
                new PostgresDatabase(),
                options,
                new DriverManagerDataSource(database.url(), database.user(), database.password()));
        checkJson(database, options);
        assertThat(indexedInTheDatabasesLocale(database)).isEmpty();
    }

    @RepeatedTest(3)
    void manyNodesStartAtTheSameTime() throws Exception {
        SchemaOptions options = SchemaOptions.builder()
                .snapshots(TableName.parse("states"))
                .insertOnlyRole("appender_" + UUID.randomUUID().toString().substring(0, 8))
                .jsonbPayload()
                .build();
        SchemaShapes.checkFirstStart(
                new PostgresDatabase(),
                options,
                dataSource(PostgresServer.shared().createDatabase()));
    }

    @Test
    void appliesNothingIfOneStatementFails() throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE projection_active_versions_pkey (id INT)");
            Schema schema = Schema.of(new PostgresDatabase(), SchemaOptions.defaults());
            assertThatThrownBy(() -> schema.apply(connection)).isInstanceOf(SQLException.class);
            assertThat(connection.getAutoCommit()).isTrue();
            try (ResultSet row = statement.executeQuery("SELECT to_regclass('events') IS NULL")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getBoolean(1)).isTrue();
            }
        }
    }

    /** JSON that is nested too deeply for JSONB is stored nevertheless. */
    @Test
    void storesJsonThatIsNestedTooDeeply() throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        DataSource dataSource = dataSource(database);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            SchemaOptions options = SchemaOptions.builder().jsonbPayload().build();
            Schema.of(new PostgresDatabase(), options).apply(connection);
            Event nested = Event.builder(StreamId.of("Sales", "Order", "o-1"), "Placed")
                    .payload("[".repeat(20_000) + "]".repeat(20_000))
                    .build();
            Pupsourcing.create(dataSource).append(ExpectedVersion.noStream(), nested);
            try (ResultSet row = statement.executeQuery("SELECT payload_json IS NULL, length(payload) FROM events")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getBoolean(1)).isTrue();
                assertThat(row.getInt(2)).isEqualTo(40_000);
            }
        }
    }

    private static DataSource dataSource(ServerDatabase database) {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    /** An index in the order of a locale becomes wrong when the operating system changes that order. */
    private static List<String> indexedInTheDatabasesLocale(ServerDatabase database) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT i.indexrelid::regclass || '.' || a.attname
                          FROM pg_index i
                          JOIN pg_class c ON c.oid = i.indrelid
                          JOIN pg_attribute a ON a.attrelid = i.indexrelid
                         WHERE c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'pg_toast')
                           AND a.attcollation NOT IN (0, '"C"'::regcollation)""")) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }

    /** JSON payloads can be queried in an additional column, which is NULL for others. */
    private static void checkJson(ServerDatabase database, SchemaOptions options) throws SQLException {
        if (!options.tables().equals(TableNames.inSchema("shop"))) {
            return;
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT payload_json ->> 'total', (SELECT payload_json IS NULL FROM shop.events WHERE event_type = 'Paid')"
                                + " FROM shop.events WHERE event_type = 'Placed'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("1");
            assertThat(row.getBoolean(2)).isTrue();
        }
    }
}
