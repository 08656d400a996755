// SPDX-License-Identifier: MIT
package dev.pupsourcing.snapshot;

import dev.pupsourcing.StreamId;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of one aggregate at a version of its stream, so that a long stream need not be read completely. A snapshot
 * is a cache entry: it can be deleted at any time, and is ignored if it cannot be used.
 *
 * @param stream the stream
 * @param version the version of the last event that the state includes, at least 1
 * @param eventId that event's id; if the stream has a different event at this version, the snapshot must not be used
 * @param schema the format of the state, 1 to 255 characters; readers ignore snapshots with a different schema
 * @param state the state, at most {@value #MAX_STATE_BYTES} bytes; copied in and out
 */
@SuppressWarnings("ArrayRecordComponent") // copied, and compared by content
public record Snapshot(StreamId stream, long version, UUID eventId, String schema, byte[] state) {

    /** The maximum state size: 16 MiB. */
    public static final int MAX_STATE_BYTES = 16 * 1024 * 1024;

    private static final int MAX_SCHEMA_LENGTH = 255;

    /**
     * Validates the values and copies the state.
     *
     * @throws IllegalArgumentException if the version is less than 1, or the schema or the state has an invalid length
     */
    public Snapshot {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(schema, "schema");
        state = Objects.requireNonNull(state, "state").clone();
        if (version < 1) {
            throw new IllegalArgumentException(
                    "the snapshot version of " + stream + " must be at least 1, was " + version);
        }
        if (schema.isEmpty() || schema.length() > MAX_SCHEMA_LENGTH) {
            throw new IllegalArgumentException("snapshot schema of " + stream + " has " + schema.length()
                    + " characters, which is not within 1.." + MAX_SCHEMA_LENGTH);
        }
        if (state.length > MAX_STATE_BYTES) {
            throw new IllegalArgumentException("snapshot state of " + stream + " has " + state.length
                    + " bytes, which is more than " + MAX_STATE_BYTES);
        }
    }

    /** A copy of the state. */
    @Override
    public byte[] state() {
        return state.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Snapshot that
                && version == that.version
                && stream.equals(that.stream)
                && eventId.equals(that.eventId)
                && schema.equals(that.schema)
                && Arrays.equals(state, that.state);
    }

    @Override
    public int hashCode() {
        return eventId.hashCode();
    }

    /** The stream, version and schema, without the state. */
    @Override
    public String toString() {
        return "snapshot of " + stream + " @" + version + " (" + schema + ")";
    }
}
