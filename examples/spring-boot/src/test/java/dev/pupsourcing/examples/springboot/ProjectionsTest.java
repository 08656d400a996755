// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.examples.springboot.OrderEvent.OrderPaid;
import dev.pupsourcing.examples.springboot.OrderEvent.OrderPlaced;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.spring.boot.test.PupsourcingTest;
import dev.pupsourcing.spring.boot.test.TestProjections;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The projections, without the web server. */
@PupsourcingTest
@Import(Projections.class)
class ProjectionsTest {

    @Autowired
    private Pupsourcing pupsourcing;

    @Autowired
    private EventMapping<OrderEvent> mapping;

    @Autowired
    private TestProjections projections;

    @Autowired
    private JdbcTemplate jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
    }

    @Test
    void showOrdersAndTheDemandOfProducts() throws InterruptedException {
        place("1", new OrderPlaced("tea", 2), new OrderPaid(500));
        place("2", new OrderPlaced("tea", 3));

        projections.runUntilCaughtUp();

        assertThat(jdbc.queryForList("SELECT paid_cents FROM orders_view ORDER BY id", Long.class))
                .containsExactly(500L, 0L);
        assertThat(jdbc.queryForObject("SELECT pieces FROM product_demand WHERE product = 'tea'", Long.class))
                .isEqualTo(5);
    }

    private void place(String id, OrderEvent... events) {
        StreamId stream = StreamId.of("Sales", "Order", id);
        pupsourcing.append(ExpectedVersion.noStream(), mapping.toEvents(stream, List.of(events)));
    }
}
