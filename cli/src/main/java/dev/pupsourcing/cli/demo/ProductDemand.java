// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.demo.OrderEvent.ItemAdded;
import dev.pupsourcing.projection.Projection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A read model of the quantity ordered of each product. Aggregates a batch in memory and writes each product once. */
final class ProductDemand implements Projection {

    private static final String MORE = """
            UPDATE {{products}} SET pieces = pieces + ?, cents = cents + ? WHERE product = ?""";

    private static final String FIRST = "INSERT INTO {{products}} (pieces, cents, product) VALUES (?, ?, ?)";

    private final ReadModels tables;
    private final OrderMapping mapping;

    ProductDemand(ReadModels tables, OrderMapping mapping) {
        this.tables = tables;
        this.mapping = mapping;
    }

    private record Sum(long pieces, long cents) {

        Sum plus(Sum other) {
            return new Sum(pieces + other.pieces, cents + other.cents);
        }
    }

    @Override
    public String name() {
        return "product demand";
    }

    @Override
    public ReadScope scope() {
        return ReadScope.ofEventTypes(ItemAdded.class.getSimpleName());
    }

    @Override
    public void handle(Connection tx, PersistedEvent event) throws SQLException {
        handleBatch(tx, List.of(event));
    }

    @Override
    public void handleBatch(Connection tx, List<PersistedEvent> events) throws SQLException {
        Map<String, Sum> sums = new TreeMap<>();
        for (PersistedEvent event : events) {
            if (mapping.fromStored(event) instanceof ItemAdded item) {
                sums.merge(item.product(), new Sum(item.quantity(), item.quantity() * item.cents()), Sum::plus);
            }
        }
        for (Map.Entry<String, Sum> sum : sums.entrySet()) {
            if (!write(tx, MORE, sum.getKey(), sum.getValue())) {
                write(tx, FIRST, sum.getKey(), sum.getValue());
            }
        }
    }

    private boolean write(Connection tx, String sql, String product, Sum sum) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(tables.in(sql))) {
            statement.setLong(1, sum.pieces());
            statement.setLong(2, sum.cents());
            statement.setString(3, product);
            return statement.executeUpdate() > 0;
        }
    }
}
