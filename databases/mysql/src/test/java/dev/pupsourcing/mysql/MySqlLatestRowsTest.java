// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A batch at REPEATABLE READ, which is the default of the server, does not use an old state of its projection: the server
 * locks the newest version of a checkpoint, while its plain reads show what was committed before the first of them.
 */
class MySqlLatestRowsTest {

    private static final String NAME = "orders";
    private static final StreamId STREAM = StreamId.of("Sales", "Order", "1");

    private final AtomicBoolean poisoned = new AtomicBoolean(true);

    private final Projection projection = Projection.builder(NAME)
            .otherwise((tx, event) -> {
                if (poisoned.get()) {
                    throw new IllegalStateException("poison");
                }
            })
            .build();

    private ServerDatabase database;
    private Pupsourcing pupsourcing;
    private ProjectionStore projections;

    @BeforeEach
    void parkAStream() throws Exception {
        database = MariaDbServer.shared().createDatabase();
        try (Connection connection = database.connect()) {
            Schema.of(connection).apply(connection);
        }
        pupsourcing =
                Pupsourcing.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
        projections = pupsourcing.backend().projectionStore();
        pupsourcing.append(
                ExpectedVersion.any(), Event.builder(STREAM, "Placed").build());
        try (ProjectionRunner runner = ProjectionRunner.builder(pupsourcing)
                .add(
                        projection,
                        ProjectionOptions.builder()
                                .errorPolicy(ErrorPolicy.park())
                                .build())
                .build()) {
            runner.runOnce();
        }
    }

    /** Begins a transaction that has read, like a claim before it has the checkpoint. */
    private Connection reading() throws SQLException {
        Connection tx = database.connect();
        tx.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        tx.setAutoCommit(false);
        projections.known().find(tx, NAME);
        return tx;
    }

    @Test
    void aStreamThatIsNoLongerParkedIsNotSkipped() throws Exception {
        try (Connection tx = reading()) {
            assertThat(projections.parkedStreams().keys(tx, NAME, SlotRange.ALL))
                    .hasSize(1);
            tx.rollback();
        }
        try (Connection tx = reading()) {
            poisoned.set(false);
            assertThat(ProjectionAdmin.of(pupsourcing).replayParked(projection, STREAM))
                    .isTrue();

            assertThat(projections.parkedStreams().keys(tx, NAME, SlotRange.ALL))
                    .isEmpty();
            tx.rollback();
        }
    }

    @Test
    void aPauseIsSeen() throws Exception {
        try (Connection tx = reading()) {
            ProjectionAdmin.of(pupsourcing).pause(NAME, "an operator");

            assertThat(projections.known().findLatest(tx, NAME))
                    .hasValueSatisfying(row -> assertThat(row.pause()).isPresent());
            tx.rollback();
        }
    }
}
