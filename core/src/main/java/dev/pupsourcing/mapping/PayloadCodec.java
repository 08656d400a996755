// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

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
     * Decodes a domain event.
     *
     * @param payload the bytes from {@link #encode}, possibly of an older program
     * @param type the class of the event
     * @throws PayloadException if the bytes are not such an event
     */
    <T> T decode(byte[] payload, Class<T> type);
}
