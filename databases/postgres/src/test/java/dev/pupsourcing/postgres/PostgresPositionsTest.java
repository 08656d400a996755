// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.jdbc.verify.Finding;
import dev.pupsourcing.jdbc.verify.Finding.Kind;
import dev.pupsourcing.jdbc.verify.StoreVerification;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A verification finds positions that were not assigned by the identity. */
class PostgresPositionsTest {

    private static final String COPY = """
            INSERT INTO events OVERRIDING SYSTEM VALUE
            SELECT global_position, 'Billing', aggregate_type, aggregate_id, aggregate_version, slot, gen_random_uuid(),
                   event_type, event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at
              FROM events
             WHERE global_position = 2""";

    private static DataSource filled(SchemaOptions options) throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        DataSource dataSource = new DriverManagerDataSource(database.url(), database.user(), database.password());
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(new PostgresDatabase(), options).apply(connection);
        }
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        for (int i = 0; i < 3; i++) {
            pupsourcing.append(
                    ExpectedVersion.any(),
                    Event.builder(StreamId.of("Sales", "Order", "o-1"), "Placed")
                            .build());
        }
        return dataSource;
    }

    private static List<Finding> findings(DataSource dataSource) throws SQLException {
        List<Finding> found = new ArrayList<>();
        StoreVerification.of(dataSource, PostgresDialect.INSTANCE, TableNames.defaults())
                .run(found::add);
        found.removeIf(finding -> finding.stream().isPresent());
        return found;
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aPositionThatIsStoredTwice() throws SQLException {
        DataSource dataSource =
                filled(SchemaOptions.builder().partitionByContext("Sales").build());
        assertThat(findings(dataSource)).isEmpty();
        execute(dataSource, COPY);
        assertThat(findings(dataSource))
                .containsExactly(
                        new Finding(Kind.DUPLICATE_POSITION, Optional.empty(), "position 2 is stored 2 times"));
    }

    @Test
    void anIdentityBelowTheStoredPositions() throws SQLException {
        DataSource dataSource = filled(SchemaOptions.defaults());
        execute(dataSource, "ALTER TABLE events ALTER global_position RESTART WITH 3");
        assertThat(findings(dataSource)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.POSITION_NOT_BELOW_NEXT);
            assertThat(finding.problem())
                    .isEqualTo("the highest stored position is 3, but the database would assign position 3 next");
        });
    }
}
