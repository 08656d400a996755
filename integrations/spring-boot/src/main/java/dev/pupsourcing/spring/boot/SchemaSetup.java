// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.spring.boot.PupsourcingProperties.SchemaMode;
import dev.pupsourcing.spring.boot.failure.SchemaFailure;
import dev.pupsourcing.spring.boot.failure.StartFailure;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Creates or checks the schema, as the properties say, and opens the facade. */
final class SchemaSetup {

    private final PupsourcingProperties properties;
    private final DataSource dataSource;
    private final Database database;

    SchemaSetup(PupsourcingProperties properties, DataSource dataSource, Database database) {
        this.properties = properties;
        this.dataSource = dataSource;
        this.database = database;
    }

    /** The names of the tables, as the properties say. */
    static TableNames tables(PupsourcingProperties.Tables names) {
        String schema = names.schema();
        String prefix = (schema == null ? "" : schema + ".") + names.prefix();
        return prefix.isEmpty() ? TableNames.defaults() : TableNames.withPrefix(prefix);
    }

    /**
     * Opens the facade.
     *
     * @throws SchemaFailure if the schema is missing or of another version
     */
    Pupsourcing open(StoreOptions options) {
        Schema schema = Schema.of(database, schemaOptions(options.tables()));
        try {
            if (properties.schema().mode() == SchemaMode.CREATE) {
                create(schema);
            }
            return Pupsourcing.create(dataSource, options);
        } catch (SchemaException e) {
            throw new InstalledSchema(database, schema, options.tables().storeInfo()).explain(e, dataSource);
        }
    }

    private SchemaOptions schemaOptions(TableNames tables) {
        SchemaOptions.Builder options = SchemaOptions.builder().tables(tables);
        if (properties.schema().snapshots()) {
            options.snapshots(snapshots(properties.tables()));
        }
        return options.build();
    }

    private static TableName snapshots(PupsourcingProperties.Tables names) {
        String schema = names.schema();
        return TableName.parse((schema == null ? "" : schema + ".") + names.prefix() + TableNames.SNAPSHOTS);
    }

    private void create(Schema schema) {
        try (Connection connection = dataSource.getConnection()) {
            apply(schema, connection);
        } catch (SQLException e) {
            throw new StartFailure(
                    "The tables of the event store could not be created: " + e.getMessage() + ".",
                    "Create what is missing, or grant the user the privilege to create tables. With"
                            + " pupsourcing.schema.mode=validate, the tables are only checked, and your migrations create"
                            + " them.",
                    e);
        }
    }

    private static void apply(Schema schema, Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try {
            schema.apply(connection);
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }
}
