// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.examples.springboot.OrderEvent.OrderPlaced;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.spring.TransactionalEventStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes orders. Each method is one transaction. */
@Service
class OrderService {

    private final TransactionalEventStore events;
    private final EventMapping<OrderEvent> mapping;
    private final JdbcTemplate jdbc;

    OrderService(TransactionalEventStore events, EventMapping<OrderEvent> mapping, JdbcTemplate jdbc) {
        this.events = events;
        this.mapping = mapping;
        this.jdbc = jdbc;
    }

    /** Places an order. The key of the request is stored in the same transaction, so that it is unique. */
    @Transactional
    public AppendResult place(String orderId, String requestKey, OrderPlaced placed) {
        jdbc.update("INSERT INTO requests (request_key, order_id) VALUES (?, ?)", requestKey, orderId);
        return events.append(ExpectedVersion.noStream(), mapping.toEvent(stream(orderId), placed));
    }

    /** Pays an order. */
    @Transactional
    public AppendResult pay(String orderId, long cents) {
        AggregateStream stream = events.readStream(stream(orderId));
        OrderEvent paid = new Order(mapping.fromEvents(stream)).pay(cents);
        return events.append(stream.expectedVersion(), mapping.toEvent(stream(orderId), paid));
    }

    private static StreamId stream(String orderId) {
        return StreamId.of("Sales", "Order", orderId);
    }
}
