// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import dev.pupsourcing.examples.springboot.OrderEvent.OrderPaid;
import dev.pupsourcing.examples.springboot.OrderEvent.OrderPlaced;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventTypes;
import dev.pupsourcing.mapping.PayloadCodec;
import dev.pupsourcing.projection.Projection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The events as they are stored, and the two read models. */
@Configuration(proxyBeanMethods = false)
class Projections {

    static final String ORDERS = "orders";
    static final String DEMAND = "demand";

    @Bean
    EventMapping<OrderEvent> orderEvents(PayloadCodec codec) {
        return EventTypes.builder(OrderEvent.class, codec)
                .event("OrderPlaced", OrderPlaced.class)
                .event("OrderPaid", OrderPaid.class)
                .build();
    }

    @Bean
    Projection ordersView(EventMapping<OrderEvent> mapping, JdbcTemplate jdbc) {
        return Projection.builder(ORDERS, mapping)
                .on(
                        OrderPlaced.class,
                        (tx, placed, stored) -> jdbc.update(
                                "INSERT INTO orders_view (id, product, pieces, paid_cents) VALUES (?, ?, ?, 0)",
                                stored.aggregateId(),
                                placed.product(),
                                placed.pieces()))
                .on(
                        OrderPaid.class,
                        (tx, paid, stored) -> jdbc.update(
                                "UPDATE orders_view SET paid_cents = ? WHERE id = ?",
                                paid.cents(),
                                stored.aggregateId()))
                .build();
    }

    @Bean
    Projection productDemand(EventMapping<OrderEvent> mapping, JdbcTemplate jdbc) {
        return Projection.builder(DEMAND, mapping)
                .on(OrderPlaced.class, (tx, placed, stored) -> jdbc.update("""
                        INSERT INTO product_demand (product, pieces) VALUES (?, ?)
                        ON CONFLICT (product) DO UPDATE SET pieces = product_demand.pieces + excluded.pieces
                        """, placed.product(), placed.pieces()))
                .build();
    }
}
