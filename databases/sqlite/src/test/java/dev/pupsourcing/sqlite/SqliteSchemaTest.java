// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.schema.SchemaFile;
import dev.pupsourcing.tck.schema.SchemaShapes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of schema options works in a real file, and can be applied twice. */
class SqliteSchemaTest {

    @TempDir
    private Path folder;

    static Stream<SchemaOptions.Builder> shapes() {
        return Stream.of(
                SchemaOptions.builder(),
                SchemaOptions.builder()
                        .tables(TableNames.withPrefix("my_"))
                        .typeIndex()
                        .correlationIndex(),
                SchemaOptions.builder().tables(TableNames.inSchema("main")).typeIndex());
    }

    @Test
    void theSchemaFileIsTheDefaultSchema() throws IOException {
        SchemaFile.check(new SqliteDatabase(), Path.of("src/main/resources/dev/pupsourcing/sqlite/schema.sql"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void holdsAnEventStore(SchemaOptions.Builder options) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("test.db") + "?busy_timeout=10000";
        SchemaShapes.check(new SqliteDatabase(), options.build(), new DriverManagerDataSource(url, null, null));
    }

    @RepeatedTest(3)
    void manyNodesStartAtTheSameTime() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("first.db") + "?busy_timeout=10000";
        SchemaShapes.checkFirstStart(
                new SqliteDatabase(),
                SchemaOptions.builder().snapshots().build(),
                new DriverManagerDataSource(url, null, null));
    }
}
