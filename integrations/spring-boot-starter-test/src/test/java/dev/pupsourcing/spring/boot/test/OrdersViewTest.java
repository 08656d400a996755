// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The snippet of docs/spring-boot.md. */
// region test
@PupsourcingTest(properties = "pupsourcing.schema.mode=create")
class OrdersViewTest {

    @Autowired
    private Pupsourcing pupsourcing;

    @Autowired
    private TestProjections projections;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void showsPlacedOrders() throws InterruptedException {
        StreamId order = StreamId.of("Sales", "Order", "order-1");
        pupsourcing.append(
                ExpectedVersion.noStream(), Event.builder(order, "OrderPlaced").build());

        projections.runUntilCaughtUp();

        assertThat(jdbc.queryForList("SELECT id FROM orders_view", String.class))
                .contains("order-1");
    }
}
// endregion
