// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.TransactionWork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** What all suites share: a fresh store for every test. */
public abstract class StoreContract {

    private @Nullable StoreFixture opened;

    /** For suites. */
    protected StoreContract() {}

    /** An empty event store whose tables no other test uses. */
    protected abstract StoreFixture createFixture() throws SQLException;

    @BeforeEach
    final void openFixture() throws SQLException {
        opened = createFixture();
    }

    /** The store under test. */
    protected final StoreFixture fixture() {
        return java.util.Objects.requireNonNull(opened, "fixture");
    }

    final EventStore store() {
        return fixture().store();
    }

    final <T extends @Nullable Object> T inTransaction(TransactionWork<T> work) throws SQLException {
        return new PlainTransactions(fixture().dataSource()).call(work);
    }

    final AppendResult append(ExpectedVersion expected, Event... events) throws SQLException {
        return inTransaction(tx -> store().append(tx, expected, events));
    }

    final AggregateStream read(StreamId stream) throws SQLException {
        return inTransaction(tx -> store().readStream(tx, stream));
    }

    static StreamId order(String id) {
        return StreamId.of("Sales", "Order", id);
    }

    static Event event(StreamId stream) {
        return Event.builder(stream, "OrderPlaced").payload("{\"total\":1}").build();
    }

    static Event event(String orderId) {
        return event(order(orderId));
    }

    static List<Event> events(StreamId stream, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(stream));
        }
        return events;
    }

    final void execute(String sql) throws SQLException {
        try (Connection connection = fixture().owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    final long number(String sql) throws SQLException {
        try (Connection connection = fixture().owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
