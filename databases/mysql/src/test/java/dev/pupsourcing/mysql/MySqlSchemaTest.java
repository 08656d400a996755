// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.schema.SchemaFile;
import dev.pupsourcing.tck.schema.SchemaShapes;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of schema options works on a real server, and can be applied twice. */
class MySqlSchemaTest {

    static Stream<SchemaOptions.Builder> shapes() throws SQLException {
        String elsewhere = MariaDbServer.shared().createDatabase().name();
        return Stream.of(
                SchemaOptions.builder(),
                SchemaOptions.builder()
                        .tables(TableNames.withPrefix("my_"))
                        .typeIndex()
                        .correlationIndex()
                        .insertOnlyRole(
                                "appender_" + UUID.randomUUID().toString().substring(0, 8)),
                SchemaOptions.builder().tables(TableNames.inSchema(elsewhere)));
    }

    @Test
    void theSchemaFileIsTheDefaultSchema() throws IOException {
        SchemaFile.check(new MySqlDatabase(), Path.of("src/main/resources/dev/pupsourcing/mysql/schema.sql"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void holdsAnEventStore(SchemaOptions.Builder options) throws SQLException {
        ServerDatabase database = MariaDbServer.shared().createDatabase();
        SchemaShapes.check(
                new MySqlDatabase(),
                options.build(),
                new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    @RepeatedTest(3)
    void manyNodesStartAtTheSameTime() throws Exception {
        ServerDatabase database = MariaDbServer.shared().createDatabase();
        SchemaShapes.checkFirstStart(
                new MySqlDatabase(),
                SchemaOptions.builder().snapshots().build(),
                new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }
}
