// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.access.RowAccess;
import java.lang.invoke.MethodHandles;
import java.util.Objects;

/**
 * Creates stored events and stream ids from the rows of a database, without validation: they were validated when they
 * were stored, perhaps by an older version of the library. Stateless and thread-safe.
 */
public final class StoredEvents {

    private static final RowAccess<StreamId, Event.Builder, PersistedEvent> ROWS = rows();

    private StoredEvents() {}

    /** Creates the id of the stream to which a stored event belongs; it may have the reserved context. */
    public static StreamId streamId(String boundedContext, String aggregateType, String aggregateId) {
        return ROWS.streamId(
                Objects.requireNonNull(boundedContext, "boundedContext"),
                Objects.requireNonNull(aggregateType, "aggregateType"),
                Objects.requireNonNull(aggregateId, "aggregateId"));
    }

    /**
     * Creates a stored event.
     *
     * @param values the other values; id and creation time must be set; payload and metadata are ignored
     * @param payload the payload; not copied, and must not be changed
     * @param metadata the metadata, a JSON object in UTF-8; not copied, and must not be changed
     * @param position the position in the log, at least 1
     * @param aggregateVersion the version in the stream, at least 1
     * @throws NullPointerException if a value is missing
     */
    public static PersistedEvent of(
            Event.Builder values, byte[] payload, byte[] metadata, long position, long aggregateVersion) {
        return ROWS.event(
                values,
                Objects.requireNonNull(payload, "payload"),
                Objects.requireNonNull(metadata, "metadata"),
                position,
                aggregateVersion);
    }

    @SuppressWarnings("unchecked") // PersistedEvent registers these types
    private static RowAccess<StreamId, Event.Builder, PersistedEvent> rows() {
        try {
            MethodHandles.lookup().ensureInitialized(PersistedEvent.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public class is accessible", e);
        }
        return (RowAccess<StreamId, Event.Builder, PersistedEvent>) RowAccess.registered();
    }
}
