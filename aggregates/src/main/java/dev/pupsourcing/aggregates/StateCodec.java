// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.mapping.PayloadCodec;
import java.util.Objects;

/**
 * Encodes and decodes the state of an aggregate for snapshots. Implementations must be thread-safe. Implemented by you.
 *
 * @param <S> the state
 */
public interface StateCodec<S> {

    /**
     * Identifies the format of the bytes, 1 to 255 characters. Snapshots with a different schema are ignored, so it
     * must change if older bytes would lead to a different state than the events.
     */
    String schema();

    /** Encodes a state. */
    byte[] encode(S state);

    /** Decodes bytes that were encoded with the same {@link #schema()}. */
    S decode(byte[] bytes);

    /** Creates a codec with revision 1; see {@link #of(PayloadCodec, Class, int)}. */
    static <S> StateCodec<S> of(PayloadCodec codec, Class<S> type) {
        return of(codec, type, 1);
    }

    /**
     * Creates a codec that uses a payload codec. Its schema is a hash of the class's shape (the names and types of its
     * components, and those of all records, enums, sealed types and your own classes that they refer to) and of how the
     * payload codec writes it: {@link PayloadCodec#format}.
     *
     * @param type the class of the state; a sealed interface if the codec can distinguish its classes, as
     *     {@code JacksonPayloadCodec} does
     * @param revision a number to increase if the shape is the same but the meaning changes, for example with a new
     *     {@code evolve}
     * @throws dev.pupsourcing.mapping.PayloadException if the payload codec cannot encode and decode the class
     */
    static <S> StateCodec<S> of(PayloadCodec codec, Class<S> type, int revision) {
        Objects.requireNonNull(codec, "codec");
        String schema = StateSchema.hash(type, codec.format(type)) + "/" + revision;
        return new StateCodec<>() {
            @Override
            public String schema() {
                return schema;
            }

            @Override
            public byte[] encode(S state) {
                return codec.encode(state, type);
            }

            @Override
            public S decode(byte[] bytes) {
                return codec.decode(bytes, type);
            }
        };
    }
}
