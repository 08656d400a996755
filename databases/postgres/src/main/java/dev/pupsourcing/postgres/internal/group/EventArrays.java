// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.group;

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
public final class EventArrays {

    private final Connection connection;
    private final List<Event> events;

    public EventArrays(Connection connection, List<Event> events) {
        this.connection = connection;
        this.events = events;
    }

    /** A field as text, or as a type that the server parses from text. */
    public Array of(String type, Function<Event, @Nullable String> field) throws SQLException {
        @Nullable String[] values = new String[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = field.apply(events.get(i));
        }
        return connection.createArrayOf(type, values);
    }

    /** The versions of the event types. */
    public Array versions() throws SQLException {
        Integer[] values = new Integer[events.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = events.get(i).eventVersion();
        }
        return connection.createArrayOf("int4", values);
    }

    /** The payloads. */
    public Array payloads() throws SQLException {
        byte[][] values = new byte[events.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = events.get(i).payload();
        }
        return connection.createArrayOf("bytea", values);
    }

    /** The columns from the type to the time, in the order of the statements. */
    public List<Array> afterIds() throws SQLException {
        return List.of(
                of("text", Event::eventType),
                versions(),
                payloads(),
                of("text", Event::metadataJson),
                of("text", event -> event.traceId().orElse(null)),
                of("text", event -> event.correlationId().orElse(null)),
                of("text", event -> event.causationId().orElse(null)),
                of("timestamptz", event -> event.createdAt().toString()));
    }
}
