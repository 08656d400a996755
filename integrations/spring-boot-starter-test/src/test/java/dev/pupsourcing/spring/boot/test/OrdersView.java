// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.test;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.spring.TransactionalEventStore;
import java.sql.Connection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A projection that writes a row for each event, and confirms new orders. */
@Component
class OrdersView implements Projection {

    private final JdbcTemplate jdbc;
    private final TransactionalEventStore events;

    OrdersView(JdbcTemplate jdbc, TransactionalEventStore events) {
        this.jdbc = jdbc;
        this.events = events;
        jdbc.execute("CREATE TABLE IF NOT EXISTS orders_view (id VARCHAR(50), type VARCHAR(50))");
        jdbc.execute("CREATE TABLE IF NOT EXISTS switches (broken BOOLEAN)");
        jdbc.update("INSERT INTO switches (broken) VALUES (FALSE)");
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public void handle(Connection tx, PersistedEvent event) {
        if (Boolean.TRUE.equals(jdbc.queryForObject("SELECT bool_or(broken) FROM switches", Boolean.class))) {
            throw new IllegalStateException("broken");
        }
        jdbc.update("INSERT INTO orders_view (id, type) VALUES (?, ?)", event.aggregateId(), event.eventType());
        if (event.eventType().equals("OrderPlaced")) {
            events.append(
                    ExpectedVersion.exact(1),
                    Event.builder(event.stream(), "OrderConfirmed").build());
        }
    }
}
