// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.quarkus;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The event store of the application's data source. */
@ApplicationScoped
class PupsourcingProducer {

    @Produces
    @Singleton
    Pupsourcing pupsourcing(DataSource dataSource) throws SQLException {
        createTables(dataSource);
        return Pupsourcing.create(dataSource);
    }

    /** An application leaves this to Flyway or Liquibase. */
    private static void createTables(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Schema.of(connection).apply(connection);
            statement.execute("CREATE TABLE order_lines (order_id VARCHAR(50) NOT NULL, product VARCHAR(50) NOT NULL)");
            statement.execute("CREATE TABLE sold (product VARCHAR(50) PRIMARY KEY, pieces INTEGER NOT NULL)");
        }
    }
}
