// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.Partitions;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.PartitionStrategy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.rows.RowWriter;
import dev.pupsourcing.projection.status.BatchReport;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.projection.status.ProcessingListener;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/projections.md that are not in an example. */
class ProjectionsTest {

    @TempDir
    Path folder;

    private DataSource dataSource;

    @BeforeEach
    void makeTables() throws SQLException {
        dataSource = new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("sold.db"), null, null);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Schema.of(connection).apply(connection);
            statement.execute("CREATE TABLE sold (product TEXT PRIMARY KEY, pieces INT NOT NULL)");
        }
    }

    @Test
    void writesManyRowsAtOnce() throws Exception {
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        for (String product : List.of("tea", "cup", "tea")) {
            pupsourcing.append(
                    ExpectedVersion.any(),
                    Event.builder(StreamId.of("Sales", "Order", "order-1"), product)
                            .build());
        }
        // region row-writer
        RowWriter<Map.Entry<String, Long>> totals = RowWriter.of("""
                INSERT INTO sold (product, pieces) VALUES (?, ?)
                ON CONFLICT (product) DO UPDATE SET pieces = pieces + excluded.pieces""", (row, total) -> {
            row.setString(1, total.getKey());
            row.setLong(2, total.getValue());
        });
        Projection sold = Projection.builder("sold")
                .scope(ReadScope.ofAggregateTypes("Order"))
                .batch((tx, events) -> totals.write(tx, piecesByProduct(events).entrySet()))
                .build();
        // endregion
        try (ProjectionRunner processor = ProjectionRunner.of(pupsourcing, sold)) {
            processor.runOnce();
        }
        assertThat(piecesOfTea()).isEqualTo(2);
    }

    @Test
    void reportsWhatItDoes() throws Exception {
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        pupsourcing.append(
                ExpectedVersion.any(),
                Event.builder(StreamId.of("Sales", "Order", "order-1"), "tea").build());
        AtomicLong handledEvents = new AtomicLong();
        // region listener
        RunnerOptions options = RunnerOptions.builder()
                .listener(new ProcessingListener() {
                    @Override
                    public void batchHandled(BatchReport report) {
                        handledEvents.addAndGet(report.events());
                    }
                })
                .build();
        // endregion
        Projection sold = Projection.of("sold", (tx, event) -> {});
        try (ProjectionRunner processor =
                ProjectionRunner.builder(pupsourcing).add(sold).options(options).build()) {
            processor.runOnce();
        }
        assertThat(handledEvents.get()).isEqualTo(1);
    }

    @Test
    void pausesAndResumes() throws Exception {
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        Projection sold = Projection.of("sold", (tx, event) -> {});
        try (ProjectionRunner processor = ProjectionRunner.of(pupsourcing, sold)) {
            processor.runOnce();
        }
        // region pause
        ProjectionAdmin admin = ProjectionAdmin.of(pupsourcing);
        admin.pause("sold", "alice: the table sold is rebuilt");
        System.out.println(
                admin.find("sold").orElseThrow().pause().orElseThrow().by());
        admin.resume("sold");
        // endregion
        assertThat(admin.find("sold").orElseThrow().pause()).isEmpty();
    }

    record OrderPlaced(String product) {}

    /** The payload of an order is the name of its product. */
    private static final class TextCodec implements PayloadCodec {

        @Override
        public byte[] encode(Object event) {
            return ((OrderPlaced) event).product().getBytes(UTF_8);
        }

        @Override
        public <T> T decode(byte[] payload, Class<T> type) {
            return type.cast(new OrderPlaced(new String(payload, UTF_8)));
        }
    }

    @Test
    void handlesDomainEvents() throws Exception {
        EventMapping<OrderPlaced> orders = EventTypes.builder(OrderPlaced.class, new TextCodec())
                .event("OrderPlaced", OrderPlaced.class)
                .build();
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        for (String product : List.of("tea", "cup", "tea")) {
            pupsourcing.append(
                    ExpectedVersion.any(),
                    orders.toEvent(StreamId.of("Sales", "Order", "order-1"), new OrderPlaced(product)));
        }
        // region typed
        Projection sold = Projection.builder("sold", orders)
                .on(OrderPlaced.class, (tx, placed, stored) -> add(tx, placed.product()))
                .build();
        // endregion
        try (ProjectionRunner processor = ProjectionRunner.of(pupsourcing, sold)) {
            processor.runOnce();
        }
        assertThat(piecesOfTea()).isEqualTo(2);
    }

    @Test
    void keepsTheOrderOfACustomer() throws Exception {
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        for (String order : List.of("order-1", "order-2", "order-3")) {
            pupsourcing.append(
                    ExpectedVersion.any(),
                    Event.builder(StreamId.of("Sales", "Order", order), "OrderPlaced")
                            .metadataJson("{\"customer\": \"tea\"}")
                            .build());
        }
        // region partition-strategy
        Projection turnover = Projection.builder("turnover")
                .partitionBy(PartitionStrategy.byKey("customer", event -> customerOf(event)))
                .on("OrderPlaced", (tx, event) -> add(tx, customerOf(event)))
                .build();
        ProjectionRunner runner = ProjectionRunner.builder(pupsourcing)
                .add(turnover, ProjectionOptions.defaults(), Partitions.all(4))
                .build();
        // endregion
        try (ProjectionRunner processor = runner) {
            processor.runOnce();
            assertThat(processor.partitions().stream().map(PartitionStatus::handled))
                    .containsExactlyInAnyOrder(3L, 0L, 0L, 0L);
        }
        assertThat(piecesOfTea()).isEqualTo(3);
    }

    private static String customerOf(PersistedEvent event) {
        return new String(event.metadataBytes(), UTF_8).split("\"")[3];
    }

    private static void add(Connection tx, String customer) throws SQLException {
        try (PreparedStatement upsert = tx.prepareStatement("""
                INSERT INTO sold (product, pieces) VALUES (?, 1)
                ON CONFLICT (product) DO UPDATE SET pieces = pieces + 1""")) {
            upsert.setString(1, customer);
            upsert.executeUpdate();
        }
    }

    private long piecesOfTea() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pieces FROM sold WHERE product = 'tea'")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** In the order of the products, so that several writers cannot deadlock. */
    private static Map<String, Long> piecesByProduct(List<PersistedEvent> events) {
        Map<String, Long> pieces = new TreeMap<>();
        events.forEach(event -> pieces.merge(event.eventType(), 1L, Long::sum));
        return pieces;
    }
}
