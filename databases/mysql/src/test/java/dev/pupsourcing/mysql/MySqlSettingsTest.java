// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.schema.SchemaShapes;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Servers with unusual settings. */
class MySqlSettingsTest {

    private static DataSource dataSource(ServerDatabase database) {
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    @Test
    void anotherDefaultRowFormatDoesNotMatter() throws SQLException {
        try (MariaDbServer server = MariaDbServer.embedded("--innodb-default-row-format=compact")) {
            SchemaShapes.check(
                    new MySqlDatabase(),
                    SchemaOptions.builder()
                            .typeIndex()
                            .correlationIndex()
                            .snapshots()
                            .build(),
                    dataSource(server.createDatabase()));
        }
    }

    @Test
    void refusesABinaryLogOfStatements() throws SQLException {
        try (MariaDbServer server = MariaDbServer.embedded("--log-bin", "--binlog-format=STATEMENT")) {
            DataSource dataSource = dataSource(server.createDatabase());
            try (Connection connection = dataSource.getConnection()) {
                Schema.of(connection).apply(connection);
            }
            assertThatThrownBy(() -> Pupsourcing.create(dataSource))
                    .isInstanceOf(StoreAccessException.class)
                    .hasMessageContaining("binlog_format must not be STATEMENT")
                    .hasMessageContaining("set it to ROW");
        }
    }
}
