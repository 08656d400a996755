// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.rows.RowWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Projections that count the events of each aggregate in a table in three ways, and one that does nothing. */
public final class ReadModels {

    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS totals (id VARCHAR(64) NOT NULL PRIMARY KEY, number BIGINT NOT NULL)";

    private final String addToTotal;

    private ReadModels(String addToTotal) {
        this.addToTotal = addToTotal;
    }

    /** Creates the table of the read models. */
    public static ReadModels in(BenchmarkDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        return new ReadModels(database.addToTotal());
    }

    /** Receives whole batches and does nothing. */
    public Projection nothing(String name) {
        return Projection.builder(name).batch((tx, events) -> {}).build();
    }

    /** One statement for each event. */
    public Projection oneByOne(String name) {
        return Projection.of(name, (tx, event) -> {
            try (PreparedStatement statement = tx.prepareStatement(addToTotal)) {
                bind(statement, event.stream().aggregateId(), 1);
                statement.executeUpdate();
            }
        });
    }

    /** The same statements as one JDBC batch. */
    public Projection batched(String name) {
        return Projection.builder(name)
                .batch(RowWriter.<PersistedEvent>of(
                        addToTotal, (row, event) -> bind(row, event.stream().aggregateId(), 1))::write)
                .build();
    }

    /** Aggregates in memory, and sends one statement per aggregate. */
    public Projection folded(String name) {
        RowWriter<Map.Entry<String, Integer>> rows =
                RowWriter.of(addToTotal, (row, total) -> bind(row, total.getKey(), total.getValue()));
        return Projection.builder(name)
                .batch((tx, events) -> rows.write(tx, totals(events).entrySet()))
                .build();
    }

    private static Map<String, Integer> totals(List<PersistedEvent> events) {
        Map<String, Integer> totals = new TreeMap<>();
        for (PersistedEvent event : events) {
            totals.merge(event.stream().aggregateId(), 1, Integer::sum);
        }
        return totals;
    }

    private static void bind(PreparedStatement statement, String aggregateId, int number) throws SQLException {
        statement.setString(1, aggregateId);
        statement.setInt(2, number);
    }
}
