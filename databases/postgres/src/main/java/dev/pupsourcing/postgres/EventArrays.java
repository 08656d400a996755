// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.Event;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts the fields of events to arrays, one per column. The driver is faster if the Java array has the type of its
 * elements.
 */
final class EventArrays {

    private final Connection connection;
    private final List<Event> events;

    EventArrays(Connection connection, List<Event> events) {
        this.connection = connection;
        this.events = events;
    }

    /** A field as text, or as a type that the server parses from text. */
    Array of(String type, Function<Event, @Nullable String> field) throws SQLException {
        @Nullable String[] values = new String[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field.apply(events.get(i));
        }
        return connection.createArrayOf(type, values);
    }

    /** The versions of the event types. */
    Array versions() throws SQLException {
        Integer[] values = new Integer[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = events.get(i).eventVersion();
        }
        return connection.createArrayOf("int4", values);
    }

    /** The payloads. */
    Array payloads() throws SQLException {
        byte[][] values = new byte[events.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = events.get(i).payload();
        }
        return connection.createArrayOf("bytea", values);
    }
}
