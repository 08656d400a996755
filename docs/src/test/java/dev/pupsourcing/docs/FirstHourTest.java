// SPDX-License-Identifier: MIT
package dev.pupsourcing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.aggregates.AggregateRepository;
import dev.pupsourcing.aggregates.Decider;
import dev.pupsourcing.aggregates.UpdateResult;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.rows.RowWriter;
import dev.pupsourcing.testkit.scenario.AggregateScenario;
import dev.pupsourcing.transaction.RetryPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/first-hour.md: eight tasks, run on SQLite. */
class FirstHourTest {

    private static final StreamId ORDER = StreamId.of("Shop", "Order", "1");

    @TempDir
    Path folder;

    private final PayloadCodec codec = JacksonPayloadCodec.create();
    private Pupsourcing pup;

    // region domain
    sealed interface OrderEvent {}

    record OrderPlaced(String customer, String product, int pieces) implements OrderEvent {}

    record OrderShipped(String parcel) implements OrderEvent {}

    record Order(int pieces, boolean shipped) {

        static final Order NONE = new Order(0, false);

        List<OrderEvent> place(String customer, String product, int ordered) {
            return pieces > 0 ? List.of() : List.of(new OrderPlaced(customer, product, ordered));
        }

        List<OrderEvent> ship(String parcel) {
            if (pieces == 0) {
                throw new IllegalStateException("the order is not placed");
            }
            return List.of(new OrderShipped(parcel));
        }

        Order after(OrderEvent event) {
            if (event instanceof OrderPlaced placed) {
                return new Order(placed.pieces(), false);
            }
            return new Order(pieces, true);
        }
    }
    // endregion

    record OrderPlacedV1(String customer, String product) {}

    record OrderPlacedV2(String customer, String product, int count) {}

    record Ship(String parcel) {}

    @BeforeEach
    void open() throws SQLException {
        DriverManagerDataSource dataSource = new DriverManagerDataSource(
                "jdbc:sqlite:" + folder.resolve("shop.db")
                        + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000",
                null,
                null);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Schema.of(connection).apply(connection);
            statement.execute("CREATE TABLE sold (product TEXT PRIMARY KEY, pieces INT NOT NULL)");
        }
        pup = Pupsourcing.create(dataSource);
    }

    private EventMapping<OrderEvent> types() {
        // region types
        EventMapping<OrderEvent> types = EventTypes.builder(OrderEvent.class, codec)
                .event("OrderPlaced", 3, OrderPlaced.class)
                .upcast(
                        "OrderPlaced",
                        1,
                        OrderPlacedV1.class,
                        OrderPlacedV2.class,
                        v1 -> new OrderPlacedV2(v1.customer(), v1.product(), 1))
                .upcast(
                        "OrderPlaced",
                        2,
                        OrderPlacedV2.class,
                        OrderPlaced.class,
                        v2 -> new OrderPlaced(v2.customer(), v2.product(), v2.count()))
                .event("OrderShipped", OrderShipped.class)
                .retired("OrderTouched") // was stored, but means nothing any more
                .build();
        // endregion
        return types;
    }

    private AggregateRepository<OrderEvent, Order> orders() {
        EventMapping<OrderEvent> types = types();
        // region repository
        Decider<Ship, OrderEvent, Order> decider =
                Decider.of(Order.NONE, (ship, order) -> order.ship(ship.parcel()), Order::after);
        AggregateRepository<OrderEvent, Order> orders = AggregateRepository.builder(
                        pup, "Shop", "Order", decider, types)
                .build();
        // endregion
        return orders;
    }

    @Test
    void appendsWithRetries() {
        EventMapping<OrderEvent> types = types();
        // region append
        long position = pup.withRetries(RetryPolicy.conflicts()).inTransaction(tx -> {
            AggregateStream past = pup.store().readStream(tx, ORDER);
            Event placed = types.toEvent(ORDER, new OrderPlaced("Ada", "tea", 2));
            return pup.store().append(tx, past.expectedVersion(), placed).lastPosition();
        });
        // endregion
        assertThat(position).isPositive();
        assertThat(pup.<Long, RuntimeException>inTransaction(tx -> pup.store().version(tx, ORDER)))
                .isEqualTo(1);
    }

    @Test
    void projectsAndWaits() throws InterruptedException {
        AggregateRepository<OrderEvent, Order> orders = orders();
        EventMapping<OrderEvent> types = types();
        // region projection
        RowWriter<OrderPlaced> sold = RowWriter.of("""
                INSERT INTO sold (product, pieces) VALUES (?, ?)
                ON CONFLICT (product) DO UPDATE SET pieces = pieces + excluded.pieces""", (row, placed) -> {
            row.setString(1, placed.product());
            row.setInt(2, placed.pieces());
        });
        Projection projection = Projection.builder("sold", types)
                .on(OrderPlaced.class, (tx, placed, stored) -> sold.write(tx, placed))
                .build();
        // endregion
        // region worker
        ProjectionWorker worker = ProjectionWorker.of(pup, projection);
        worker.start();
        // endregion
        try (worker) {
            // region update
            UpdateResult<OrderEvent, Order> placed = orders.update("2", order -> order.place("Ada", "tea", 2));
            // endregion
            // region await
            boolean shown = ReadModels.of(pup).await("sold", placed.lastPosition(), Duration.ofSeconds(30));
            // endregion
            assertThat(shown).isTrue();
        }
    }

    @Test
    void loadsAnEarlierState() {
        AggregateRepository<OrderEvent, Order> orders = orders();
        orders.update("1", order -> order.place("Ada", "tea", 2));
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        // region as-of
        Order then = orders.load("1", VersionRange.asOf(yesterday)).state();
        // endregion
        assertThat(then).isEqualTo(Order.NONE);
    }

    @Test
    void readsOldVersionsAndSkipsRetiredTypes() {
        Event first = Event.builder(ORDER, "OrderPlaced")
                .payload(codec.encode(new OrderPlacedV1("Ada", "tea")))
                .build();
        Event touched = Event.builder(ORDER, "OrderTouched").build();
        pup.append(ExpectedVersion.noStream(), first, touched);
        assertThat(orders().load("1").state()).isEqualTo(new Order(1, false));
        assertThat(orders().load("1").version()).isEqualTo(2);
    }

    @Test
    void testsTheDomain() {
        Decider<Ship, OrderEvent, Order> decider =
                Decider.of(Order.NONE, (ship, order) -> order.ship(ship.parcel()), Order::after);
        // region scenario
        AggregateScenario.of(Order.NONE, Order::after)
                .given(new OrderPlaced("Ada", "tea", 2))
                .when(new Ship("p-1"), decider::decide)
                .then(new OrderShipped("p-1"));
        // endregion
    }
}
