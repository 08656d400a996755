// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.examples.codegen.events.order.v1.OrderPlaced;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced.Line;
import dev.pupsourcing.examples.codegen.mapping.OrderEventMapping;
import dev.pupsourcing.examples.codegen.order.Order;
import dev.pupsourcing.examples.codegen.order.Orders;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventContext;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredOrdersTest {

    private static final List<Line> TEA = List.of(new Line("tea", 2));

    @TempDir
    Path folder;

    private DataSource dataSource;
    private Pupsourcing pupsourcing;
    private Orders orders;
    private Orders others;

    @BeforeEach
    void open() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("orders.db") + "?journal_mode=WAL&busy_timeout=30000";
        dataSource = new DriverManagerDataSource(url, null, null);
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        OrderEventMapping mapping = Mappings.orders();
        pupsourcing = Pupsourcing.create(dataSource).withRetries(RetryPolicy.conflicts());
        orders = new StoredOrders(pupsourcing.store(), mapping, pupsourcing.transactions());
        others = new StoredOrders(pupsourcing.store(), mapping, new OtherProcess(dataSource));
    }

    /** The goal {@code verify} of the build reads this store; an application would use a copy of its own. */
    @Test
    void keepsAStoreForTheVerificationOfTheBuild() throws Exception {
        orders.update("o-1", order -> order.place("Ada", TEA));
        OrderEventMapping mapping = Mappings.orders();
        pupsourcing.append(
                ExpectedVersion.noStream(),
                mapping.toOrderPlacedV1(
                        StreamId.of("Shop", "Order", "o-2"), new OrderPlaced("Bob", "coffee", 3), EventContext.none()));
        Path kept = Path.of("target/orders.db");
        Files.deleteIfExists(kept);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + kept + "'");
        }
        assertThat(kept).isNotEmptyFile();
    }

    @Test
    void anUnknownOrderHasNoPast() {
        assertThat(orders.find("o-1")).isEqualTo(Order.NONE);
    }

    @Test
    void decidesAnewWhenSomebodyWasFaster() {
        orders.update("o-1", order -> order.place("Ada", TEA));
        List<Order> seen = new ArrayList<>();
        Order end = orders.update("o-1", order -> {
            seen.add(order);
            if (seen.size() == 1) {
                others.update("o-1", other -> other.ship("p-1"));
            }
            return order.ship("p-2");
        });
        assertThat(seen).containsExactly(new Order(TEA, false), new Order(TEA, true));
        assertThat(end).isEqualTo(new Order(TEA, true));
    }

    @Test
    void whatTheDomainRefusesLeavesNothing() {
        assertThatThrownBy(() -> orders.update("o-1", order -> order.ship("p-1")))
                .hasMessage("there is no order");
        assertThat(orders.find("o-1")).isEqualTo(Order.NONE);
    }

    /**
     * Transactions of another process.
     *
     * @param dataSource its connections
     */
    private record OtherProcess(DataSource dataSource) implements TransactionRunner {

        @Override
        public <T, X extends Exception> T call(TransactionWork<T, X> work) throws SQLException, X {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                T result = work.run(connection);
                connection.commit();
                return result;
            }
        }
    }
}
