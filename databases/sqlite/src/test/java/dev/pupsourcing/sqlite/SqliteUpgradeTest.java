// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import static dev.pupsourcing.tck.schema.SchemaUpgrades.template;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.schema.SchemaUpgrades;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file of schema version 1 with data is upgraded to the schema of a new file. */
class SqliteUpgradeTest {

    private static final String DEFINITIONS = """
            SELECT m.name || ' ' || c.cid || ' ' || c.name || ' ' || c.type || ' ' || c."notnull" || ' '
                   || coalesce(c.dflt_value, '') || ' ' || c.pk
              FROM sqlite_master m, pragma_table_xinfo(m.name) c
             WHERE m.type = 'table'
             UNION ALL
            SELECT m.name || ' index ' || i.seq || ' ' || i."unique" || ' ' || i.origin || ' '
                   || (SELECT group_concat(name) FROM pragma_index_info(i.name))
              FROM sqlite_master m, pragma_index_list(m.name) i
             WHERE m.type = 'table'
             ORDER BY 1""";

    @TempDir
    private Path folder;

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
        upgrades().check(options, file("old"), file("fresh"));
    }

    @Test
    void theTablesOfProjectionsAloneAreLikeFreshOnes() throws Exception {
        upgrades().checkProjectionsOnly(file("old"), file("fresh"));
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
                        file("old"),
                        file("fresh"),
                        "index my_events_type_idx",
                        "index my_events_correlation_idx",
                        "table snapshots");
    }

    private static SchemaUpgrades upgrades() throws IOException {
        Map<String, String> templates = Map.of(
                "init", template(SqliteUpgradeTest.class, "schema-1-init.sql"),
                "snapshots", template(SqliteUpgradeTest.class, "schema-1-snapshots.sql"));
        return new SchemaUpgrades(new SqliteDatabase(), templates, SchemaUpgrades.query(DEFINITIONS));
    }

    private DataSource file(String name) {
        return new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve(name + ".db"), null, null);
    }
}
