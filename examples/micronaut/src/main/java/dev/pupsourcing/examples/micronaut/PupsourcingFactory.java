// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.micronaut;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.Projection;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

// region factory
/** The event store and the runner of all beans that are projections. */
@Factory
final class PupsourcingFactory {

    private static final Duration POLL = Duration.ofSeconds(60);

    /** The facade manages transactions itself, so it needs the pool without Micronaut's transactions around it. */
    @Singleton
    Pupsourcing pupsourcing(DataSource dataSource, DataSourceResolver resolver) throws SQLException {
        DataSource pool = resolver.resolve(dataSource);
        createTables(pool);
        return Pupsourcing.create(pool);
    }

    /** Starts with the application, and stops with it: the current batches end before the pool is closed. */
    @Context
    @Bean(preDestroy = "close")
    ProjectionRunner runner(Pupsourcing pupsourcing, List<Projection> projections) {
        ProjectionRunner.Builder runner = ProjectionRunner.builder(pupsourcing)
                .options(RunnerOptions.builder().pollInterval(POLL).build());
        projections.forEach(runner::add);
        ProjectionRunner built = runner.build();
        built.start();
        return built;
    }
    // endregion

    /** An application leaves this to Flyway or Liquibase. */
    private static void createTables(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            Schema.of(connection).apply(connection);
            statement.execute("CREATE TABLE order_lines (order_id VARCHAR(50) NOT NULL, product VARCHAR(50) NOT NULL)");
            statement.execute("CREATE TABLE sold (product VARCHAR(50) PRIMARY KEY, pieces INTEGER NOT NULL)");
        }
    }
}
