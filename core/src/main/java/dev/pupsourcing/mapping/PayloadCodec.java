// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Encodes domain events as payload bytes and decodes them. Implemented by you, or by a module such as {@code pupsourcing-jackson}.
 *
 * <p>{@link #decode} must return an object that is equal to the one that {@link #encode} received. For a generic event
 * class, {@code decode} receives the raw class. Implementations must be thread-safe.
 */
public interface PayloadCodec {

    /**
     * Encodes a domain event.
     *
     * @throws PayloadException if the event cannot be encoded
     */
    byte[] encode(Object event);

    /**
     * Encodes an object that is decoded as a given type, which may be a supertype of its class, such as the sealed
     * interface of a state. By default {@link #encode(Object)}, which is sufficient if {@link #decode} needs only the
     * bytes to find the class.
     *
     * @param type the type that {@link #decode} receives
     * @throws PayloadException if the object cannot be encoded
     */
    default byte[] encode(Object value, Class<?> type) {
        return encode(value);
    }

    /**
     * Decodes a domain event.
     *
     * @param payload the bytes from {@link #encode}, possibly of an older program
     * @param type the class of the event
     * @throws PayloadException if the bytes are not such an event
     */
    <T> T decode(byte[] payload, Class<T> type);

    /**
     * Describes how objects of a class are encoded, so that a cache of encoded objects can be ignored after a change of
     * the codec, its settings or the class's annotations. By default the name of the codec's class.
     *
     * @return a text of any length that is the same as long as encoded objects are decoded as equal ones
     * @throws PayloadException if objects of the class cannot be encoded and decoded
     */
    default String format(Class<?> type) {
        return getClass().getName();
    }

    /**
     * The codec of a module on the class path, such as {@code pupsourcing-jackson}, with its default rules and all of its
     * checks; empty if there is none. For tests, such as generated ones: an application creates its codec itself.
     */
    static Optional<PayloadCodec> forTests() {
        return ServiceLoader.load(PayloadCodecProvider.class).findFirst().map(PayloadCodecProvider::forTests);
    }
}
