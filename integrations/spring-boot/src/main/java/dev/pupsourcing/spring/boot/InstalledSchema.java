// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.spring.boot.failure.SchemaFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** Looks at the schema that a database has, to say what to do with it. */
final class InstalledSchema {

    private final Database database;
    private final Schema schema;
    private final TableName storeInfo;

    InstalledSchema(Database database, Schema schema, TableName storeInfo) {
        this.database = database;
        this.schema = schema;
        this.storeInfo = storeInfo;
    }

    /** What to do after a failed check. */
    SchemaFailure explain(SchemaException failure, DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            if (database.tableObjections(connection, storeInfo).isEmpty()) {
                return SchemaFailure.missing(failure, storeInfo.toString(), schema.script());
            }
            OptionalInt version = version(connection);
            return version.isPresent() && version.getAsInt() < database.schema().version()
                    ? SchemaFailure.outdated(failure, schema.upgradeScript(version.getAsInt()))
                    : SchemaFailure.other(failure);
        } catch (SQLException e) {
            failure.addSuppressed(e);
            return SchemaFailure.other(failure);
        }
    }

    private OptionalInt version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("""
                        SELECT schema_version FROM %s
                        """.formatted(StoreTables.quoted(storeInfo, database.dialect())))) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
        }
    }
}
