// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.mapping.PayloadCodec;
import java.util.Objects;

/**
 * Writes the state of an aggregate for a snapshot and reads it back. Thread-safe.
 *
 * @param <S> the state
 */
public interface StateCodec<S> {

    /**
     * What the bytes mean, 1 to 255 characters. A snapshot of another schema is ignored, so it must change whenever older
     * bytes would give another state than the events do.
     */
    String schema();

    /** The bytes of a state. */
    byte[] encode(S state);

    /** The state of bytes that were written under the same {@link #schema()}. */
    S decode(byte[] bytes);

    /** A codec whose schema is revision 1 of the class's shape; see {@link #of(PayloadCodec, Class, int)}. */
    static <S> StateCodec<S> of(PayloadCodec codec, Class<S> type) {
        return of(codec, type, 1);
    }

    /**
     * A codec over the codec of payloads. Its schema is a hash of the class's shape: the names and types of its
     * components, and those of all records, enums, sealed types and classes of your own that they lead to.
     *
     * @param type the class of the state
     * @param revision a number to raise when the shape stays but the meaning changes, for example with another
     *     {@code evolve}
     */
    static <S> StateCodec<S> of(PayloadCodec codec, Class<S> type, int revision) {
        Objects.requireNonNull(codec, "codec");
        String schema = StateSchema.hash(type) + "/" + revision;
        return new StateCodec<>() {
            @Override
            public String schema() {
                return schema;
            }

            @Override
            public byte[] encode(S state) {
                return codec.encode(state);
            }

            @Override
            public S decode(byte[] bytes) {
                return codec.decode(bytes, type);
            }
        };
    }
}
