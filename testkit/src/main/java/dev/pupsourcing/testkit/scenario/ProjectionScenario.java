// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.scenario;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Given a read model, when a projection handles events, then these rows exist. Any database that the projection's SQL
 * supports can be used, for example an in-memory database; no event store is needed.
 *
 * <p>Events get positions and versions as in a store, and only those in the projection's scope are handled. Each call
 * of {@code when} is one batch in one transaction. Not thread-safe.
 */
public final class ProjectionScenario {

    private final Connection connection;
    private final Projection projection;
    private final List<PersistedEvent> handled = new ArrayList<>();
    private final Map<StreamId, Long> versions = new HashMap<>();
    private long position;

    private ProjectionScenario(Connection connection, Projection projection) {
        this.connection = connection;
        this.projection = projection;
    }

    /** Creates the scenario of a projection on a connection, which the caller closes. */
    public static ProjectionScenario of(Connection connection, Projection projection) {
        return new ProjectionScenario(
                Objects.requireNonNull(connection, "connection"), Objects.requireNonNull(projection, "projection"));
    }

    /** Executes statements, for example to create the read model's tables. */
    public ProjectionScenario given(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    /** Lets the projection handle events, in one batch and one transaction. */
    public ProjectionScenario when(Event... events) throws SQLException {
        return when(List.of(events));
    }

    /**
     * Lets the projection handle events, in one batch and one transaction.
     *
     * @throws SQLException the exception of the projection, after the transaction was rolled back
     */
    public ProjectionScenario when(List<Event> events) throws SQLException {
        List<PersistedEvent> stored = events.stream().map(this::stored).toList();
        List<PersistedEvent> batch =
                stored.stream().filter(projection.scope()::contains).toList();
        if (!batch.isEmpty()) {
            inTransaction(batch);
        }
        handled.addAll(stored);
        return this;
    }

    private PersistedEvent stored(Event event) {
        return PersistedEvent.of(event, ++position, versions.merge(event.stream(), 1L, Long::sum));
    }

    private void inTransaction(List<PersistedEvent> batch) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            projection.handleBatch(connection, batch);
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
        }
    }

    /**
     * Checks that a query returns exactly these rows, in this order.
     *
     * @param query a SELECT, with an ORDER BY if it returns several rows
     * @param expected the rows, each created with {@link #row}
     * @throws AssertionError if it returns different rows
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ProjectionScenario then(String query, List<Object>... expected) throws SQLException {
        List<String> wanted = List.of(expected).stream().map(Rows::text).toList();
        List<String> found = Rows.of(connection, query);
        if (!found.equals(wanted)) {
            String what = projection.name() + " handled them\n" + query.strip();
            throw new Story(handled, what).failure(Story.lines(wanted), Story.lines(found), null);
        }
        return this;
    }

    /**
     * Checks that a query returns no rows.
     *
     * @throws AssertionError if it returns rows
     */
    public ProjectionScenario thenNothing(String query) throws SQLException {
        return then(query);
    }

    /**
     * Creates an expected row: its values in the order of the columns. Numbers compare by value whatever their type,
     * true and false as 1 and 0, bytes as hexadecimal digits, everything else by its text.
     */
    public static List<Object> row(@org.jspecify.annotations.Nullable Object... values) {
        return Rows.row(values);
    }
}
