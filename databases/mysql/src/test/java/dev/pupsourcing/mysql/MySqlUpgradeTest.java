// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static dev.pupsourcing.tck.schema.SchemaUpgrades.template;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.schema.SchemaUpgrades;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A database of schema version 1 with data is upgraded to the schema of a new database. */
class MySqlUpgradeTest {

    /** Compares the row format, and not whether it was named, because naming it would rebuild each table. */
    private static final String DEFINITIONS = """
            SELECT CONCAT_WS(' ', TABLE_NAME, ORDINAL_POSITION, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE,
                   COALESCE(COLUMN_DEFAULT, '-'), EXTRA, COALESCE(COLLATION_NAME, '-'))
              FROM information_schema.COLUMNS
             WHERE TABLE_SCHEMA = DATABASE()
             UNION ALL
            SELECT CONCAT_WS(' ', TABLE_NAME, INDEX_NAME, NON_UNIQUE, SEQ_IN_INDEX, COLUMN_NAME)
              FROM information_schema.STATISTICS
             WHERE TABLE_SCHEMA = DATABASE()
             UNION ALL
            SELECT CONCAT_WS(' ', TABLE_NAME, ENGINE, ROW_FORMAT, TABLE_COLLATION,
                   REPLACE(CREATE_OPTIONS, 'row_format=DYNAMIC', ''))
              FROM information_schema.TABLES
             WHERE TABLE_SCHEMA = DATABASE()
             ORDER BY 1""";

    static Stream<SchemaOptions> shapes() {
        return Stream.of(
                SchemaOptions.defaults(),
                SchemaOptions.builder()
                        .tables(TableNames.withPrefix("my_"))
                        .typeIndex()
                        .snapshots()
                        .build());
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
                .snapshots()
                .build();
        upgrades()
                .checkOptionalParts(
                        options,
                        database(),
                        database(),
                        "index my_events_type_idx",
                        "index my_events_correlation_idx",
                        "table snapshots");
    }

    private static SchemaUpgrades upgrades() throws IOException {
        Map<String, String> templates = Map.of(
                "init", template(MySqlUpgradeTest.class, "schema-1-init.sql"),
                "snapshots", template(MySqlUpgradeTest.class, "schema-1-snapshots.sql"));
        return new SchemaUpgrades(new MySqlDatabase(), templates, SchemaUpgrades.query(DEFINITIONS));
    }

    private static DataSource database() throws SQLException {
        ServerDatabase database = MariaDbServer.shared().createDatabase();
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }
}
