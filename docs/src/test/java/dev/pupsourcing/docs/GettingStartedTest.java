// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.GroupCommit;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.migrations.FileNaming;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.transaction.RetryPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the README and of docs/getting-started.md, run from top to bottom. */
class GettingStartedTest {

    private static final StreamId ORDER = StreamId.of("Sales", "Order", "order-1");

    @TempDir
    Path folder;

    private DataSource dataSource;

    @BeforeEach
    void makeTables() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db") + "?journal_mode=WAL&transaction_mode=IMMEDIATE";
        dataSource = new DriverManagerDataSource(url, null, null);
        // region schema
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        // endregion
        execute("CREATE TABLE sold (product TEXT PRIMARY KEY, pieces INT NOT NULL)");
    }

    @Test
    void appendsAndReads() {
        // region append
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        StreamId order = StreamId.of("Sales", "Order", "order-1");

        pupsourcing.append(
                ExpectedVersion.noStream(),
                Event.builder(order, "OrderPlaced")
                        .payload("{\"product\":\"tea\",\"pieces\":2}")
                        .build());
        pupsourcing.append(
                ExpectedVersion.exact(1), Event.builder(order, "OrderPaid").build());
        // endregion

        // region read
        AggregateStream stream = pupsourcing.readStream(order);
        for (PersistedEvent event : stream) {
            System.out.println(event.aggregateVersion() + " " + event.eventType());
        }
        // endregion
        assertThat(stream.version()).isEqualTo(2);

        Instant yesterday = Instant.parse("2020-01-01T00:00:00Z");
        // region as-of
        AggregateStream first = pupsourcing.readStream(order, VersionRange.upTo(1));
        AggregateStream earlier = pupsourcing.readStream(order, VersionRange.asOf(yesterday));
        // endregion
        assertThat(first.size()).isEqualTo(1);
        assertThat(earlier.isEmpty()).isTrue();
    }

    @Test
    void refusesAnAppendThatExpectsAnotherVersion() {
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        Event placed = Event.builder(ORDER, "OrderPlaced").build();
        pupsourcing.append(ExpectedVersion.noStream(), placed);
        boolean refused = false;
        Event paid = Event.builder(ORDER, "OrderPaid").build();
        // region conflict
        try {
            pupsourcing.append(ExpectedVersion.exact(7), paid);
        } catch (OptimisticConcurrencyException e) {
            refused = e.actual().getAsLong() == 1; // another append came first: read again, decide again
        }
        // endregion
        assertThat(refused).isTrue();
    }

    @Test
    void appendsInGroups() {
        List<Event> events = List.of(
                Event.builder(ORDER, "OrderPlaced").build(),
                Event.builder(ORDER, "OrderPaid").build());
        long last = 0;
        // region group
        StoreOptions options =
                StoreOptions.builder().groupCommit(GroupCommit.on()).build();
        try (Pupsourcing grouped = Pupsourcing.create(dataSource, options)) {
            List<CompletionStage<AppendResult>> appends = new ArrayList<>();
            for (Event event : events) {
                appends.add(grouped.appendAsync(ExpectedVersion.any(), List.of(event)));
            }
            for (CompletionStage<AppendResult> append : appends) {
                last = append.toCompletableFuture().join().lastPosition();
            }
        }
        // endregion
        assertThat(last).isEqualTo(2);
    }

    @Test
    void appendsInTheCallersTransaction() {
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        // region transaction
        EventStore store = pupsourcing.store();

        long version = pupsourcing.withRetries(RetryPolicy.conflicts()).inTransaction(tx -> {
            AggregateStream stream = store.readStream(tx, ORDER);
            Event next = Event.builder(ORDER, stream.isEmpty() ? "OrderPlaced" : "OrderChanged")
                    .build();
            return store.append(tx, stream.expectedVersion(), next).version();
        });
        // endregion
        assertThat(version).isEqualTo(1);
    }

    // region projection
    static final class OrdersPlaced implements Projection {
        @Override
        public String name() {
            return "orders-placed";
        }

        @Override
        public ReadScope scope() {
            return ReadScope.all().withEventTypes("OrderPlaced");
        }

        @Override
        public void handle(Connection tx, PersistedEvent event) throws SQLException {
            String sql = "INSERT INTO sold VALUES ('tea', 1) ON CONFLICT (product) DO UPDATE SET pieces = pieces + 1";
            try (PreparedStatement statement = tx.prepareStatement(sql)) {
                statement.executeUpdate();
            }
        }
    }
    // endregion

    @Test
    void projects() throws Exception {
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        pupsourcing.append(
                ExpectedVersion.noStream(), Event.builder(ORDER, "OrderPlaced").build());
        // region run-projection
        try (ProjectionRunner processor = ProjectionRunner.of(pupsourcing, new OrdersPlaced())) {
            processor.runOnce(); // or start(), which goes on until it is stopped
        }
        // endregion
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pieces FROM sold")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void writesTheSchemaAsAMigration() throws Exception {
        Path migrations = folder.resolve("migrations");
        // region migration
        Schema.of("postgres").write(migrations, FileNaming.FLYWAY, Instant.now());
        // endregion
        assertThat(migrations).isDirectoryContaining("glob:**__init_event_sourcing.sql");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
