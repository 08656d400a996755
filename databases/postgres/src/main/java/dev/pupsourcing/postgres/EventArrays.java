// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.Event;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the fields of events into arrays, one array a column. */
final class EventArrays {

    private final Connection connection;
    private final List<Event> events;

    EventArrays(Connection connection, List<Event> events) {
        this.connection = connection;
        this.events = events;
    }

    Array of(String type, Function<Event, @Nullable Object> field) throws SQLException {
        Object[] values = new Object[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field.apply(events.get(i));
        }
        return connection.createArrayOf(type, values);
    }

    /** The payloads, which the driver sends in binary only if the array says what its elements are. */
    Array payloads() throws SQLException {
        byte[][] values = new byte[events.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = events.get(i).payload();
        }
        return connection.createArrayOf("bytea", values);
    }
}
