// SPDX-License-Identifier: MIT
package dev.pupsourcing.snapshot;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.PrintableText;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of one aggregate at a version of its stream, so that a long stream need not be read whole. A snapshot is a
 * cache: it can be dropped at any time, and one that does not fit is ignored.
 */
public final class Snapshot {

    /** Largest state: 16 MiB. */
    public static final int MAX_STATE_BYTES = 16 * 1024 * 1024;

    private static final int MAX_SCHEMA_LENGTH = 255;

    private final StreamId stream;
    private final long version;
    private final UUID eventId;
    private final String schema;
    private final byte[] state;

    private Snapshot(StreamId stream, long version, UUID eventId, String schema, byte[] state) {
        this.stream = Objects.requireNonNull(stream, "stream");
        this.version = version;
        this.eventId = Objects.requireNonNull(eventId, "eventId");
        this.schema = Objects.requireNonNull(schema, "schema");
        this.state = Objects.requireNonNull(state, "state").clone();
        check();
    }

    /**
     * A snapshot.
     *
     * @param stream the stream
     * @param version the version of the last event that the state includes, at least 1
     * @param eventId that event's id
     * @param schema the format of the state, 1 to 255 characters
     * @param state the state, at most {@value #MAX_STATE_BYTES} bytes; copied
     * @throws IllegalArgumentException if the version is below 1, or the schema or the state has a wrong length
     */
    public static Snapshot of(StreamId stream, long version, UUID eventId, String schema, byte[] state) {
        return new Snapshot(stream, version, eventId, schema, state);
    }

    private void check() {
        if (version < 1) {
            throw new IllegalArgumentException(
                    "the snapshot version of " + PrintableText.quoted(stream) + " must be at least 1, was " + version);
        }
        if (schema.isEmpty() || schema.length() > MAX_SCHEMA_LENGTH) {
            throw new IllegalArgumentException("snapshot schema of " + PrintableText.quoted(stream) + " has "
                    + schema.length() + " characters, which is not within 1.." + MAX_SCHEMA_LENGTH);
        }
        if (state.length > MAX_STATE_BYTES) {
            throw new IllegalArgumentException("snapshot state of " + PrintableText.quoted(stream) + " has "
                    + state.length + " bytes, which is more than " + MAX_STATE_BYTES);
        }
    }

    /** The stream. */
    public StreamId stream() {
        return stream;
    }

    /** The version of the last event that the state includes, at least 1. */
    public long version() {
        return version;
    }

    /**
     * The id of that event; if the stream's event at this version has another id, the snapshot belongs to a different
     * stream.
     */
    public UUID eventId() {
        return eventId;
    }

    /** The format of the state, 1 to 255 characters; a reader that expects another one ignores the snapshot. */
    public String schema() {
        return schema;
    }

    /** A copy of the state, at most {@value #MAX_STATE_BYTES} bytes. */
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

    /** Stream, version and schema, without the state. */
    @Override
    public String toString() {
        return "snapshot of " + PrintableText.quoted(stream) + " @" + version + " (" + schema + ")";
    }
}
