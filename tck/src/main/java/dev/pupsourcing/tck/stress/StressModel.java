// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A read model that records each event that takes effect, with the highest version of the stream that it had before. It
 * rejects nothing; the checker finds mistakes. Thread-safe.
 */
final class StressModel {

    private final Plan plan;
    private final EventFailures failures;
    private final int longestThought;

    /**
     * The definition of a read model.
     *
     * @param name the projection's name and the table's
     * @param scope its scope
     * @param condition the same in SQL
     * @param policy the policy for events that fail
     * @param batches whether it handles whole batches
     * @param shared whether workers run it; otherwise a runner
     */
    record Plan(String name, ReadScope scope, String condition, ErrorPolicy policy, boolean batches, boolean shared) {}

    /** The read models of a round. */
    static final List<Plan> PLANS = List.of(
            new Plan("parking", ReadScope.all(), "1 = 1", ErrorPolicy.park(), false, true),
            new Plan("dropping", ReadScope.all(), "1 = 1", ErrorPolicy.deadLetter(), false, true),
            new Plan("batching", orders(), "aggregate_type = 'Order'", ErrorPolicy.park(), true, true),
            new Plan("stopping", sales(), "bounded_context = 'Sales'", ErrorPolicy.stop(), false, false),
            new Plan("types", changes(), "event_type = 'Changed'", ErrorPolicy.park(), false, false));

    private static ReadScope orders() {
        return ReadScope.ofAggregateTypes("Order");
    }

    private static ReadScope sales() {
        return ReadScope.ofContexts("Sales");
    }

    private static ReadScope changes() {
        return ReadScope.ofEventTypes("Changed");
    }

    /**
     * A read model in an existing table.
     *
     * @param longestThought the maximum think time of a handler in nanoseconds
     */
    StressModel(Plan plan, int longestThought) {
        this.plan = plan;
        this.failures = new EventFailures(plan.policy().action() != ErrorPolicy.Action.STOP);
        this.longestThought = longestThought;
    }

    /** Creates the table. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE %s (
                        position BIGINT NOT NULL,
                        event_id VARCHAR(36) NOT NULL,
                        stream   VARCHAR(100) NOT NULL,
                        version  BIGINT NOT NULL,
                        prior    BIGINT NOT NULL)""".formatted(plan.name()));
            statement.execute("CREATE INDEX %s_stream ON %s (stream)".formatted(plan.name(), plan.name()));
            statement.execute("CREATE INDEX %s_position ON %s (position)".formatted(plan.name(), plan.name()));
        }
    }

    Plan plan() {
        return plan;
    }

    String name() {
        return plan.name();
    }

    EventFailures failures() {
        return failures;
    }

    Projection projection() {
        return plan.batches()
                ? Projection.builder(plan.name())
                        .scope(plan.scope())
                        .batch(this::handleAll)
                        .build()
                : Projection.of(plan.name(), plan.scope(), this::handle);
    }

    private void handleAll(Connection tx, List<PersistedEvent> events) throws SQLException {
        for (PersistedEvent event : events) {
            handle(tx, event);
        }
    }

    private void handle(Connection tx, PersistedEvent event) throws SQLException {
        boolean late = EventFailures.isLate(event);
        if (!late) {
            failures.failIfDue(tx, event);
        }
        note(tx, event);
        if (late) {
            failures.failIfDue(tx, event);
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(longestThought));
    }

    private void note(Connection tx, PersistedEvent event) throws SQLException {
        String stream = text(event.stream());
        long prior = highest(tx, stream);
        try (PreparedStatement insert =
                tx.prepareStatement("INSERT INTO %s VALUES (?, ?, ?, ?, ?)".formatted(plan.name()))) {
            insert.setLong(1, event.position());
            insert.setString(2, event.eventId().toString());
            insert.setString(3, stream);
            insert.setLong(4, event.aggregateVersion());
            insert.setLong(5, prior);
            insert.executeUpdate();
        }
    }

    private long highest(Connection tx, String stream) throws SQLException {
        try (PreparedStatement query =
                tx.prepareStatement("SELECT MAX(version) FROM %s WHERE stream = ?".formatted(plan.name()))) {
            query.setString(1, stream);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String text(StreamId stream) {
        return String.join("/", stream.boundedContext(), stream.aggregateType(), stream.aggregateId());
    }

    /** Deletes the records of events after a position. */
    void clear(Connection tx, long position) throws SQLException {
        try (PreparedStatement delete =
                tx.prepareStatement("DELETE FROM %s WHERE position > ?".formatted(plan.name()))) {
            delete.setLong(1, position);
            delete.executeUpdate();
        }
    }
}
