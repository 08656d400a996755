// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.quarkus;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StreamId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Orders as events and as rows. */
@ApplicationScoped
class Orders {

    private final DataSource dataSource;
    private final TransactionalEvents events;

    Orders(DataSource dataSource, TransactionalEvents events) {
        this.dataSource = dataSource;
        this.events = events;
    }

    // region service
    /** Places an order with its lines: all rows and events, or none. */
    @Transactional(rollbackOn = Exception.class)
    void place(String order, List<String> products) throws SQLException {
        for (int i = 0; i < products.size(); i++) {
            insertLine(order, products.get(i));
            String type = i == 0 ? "OrderPlaced" : "LineAdded";
            events.append(ExpectedVersion.exact(i), event(order, type, products.get(i)));
        }
    }

    /** Adds a line, to a new order if there is none: after a conflict the transaction can continue. */
    @Transactional(rollbackOn = Exception.class)
    void placeOrAdd(String order, String product) throws SQLException {
        insertLine(order, product);
        try {
            events.append(ExpectedVersion.noStream(), event(order, "OrderPlaced", product));
        } catch (OptimisticConcurrencyException e) {
            ExpectedVersion found = ExpectedVersion.exact(e.actual().orElseThrow());
            events.append(found, event(order, "LineAdded", product));
        }
    }
    // endregion

    private void insertLine(String order, String product) throws SQLException {
        String sql = "INSERT INTO order_lines (order_id, product) VALUES (?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, order);
            statement.setString(2, product);
            statement.executeUpdate();
        }
    }

    private static Event event(String order, String type, String product) {
        return Event.builder(StreamId.of("Sales", "Order", order), type)
                .payload(product)
                .build();
    }
}
