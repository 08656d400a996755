// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

/**
 * Writes domain events as payload bytes and reads them back.
 *
 * <p>What {@link #decode} returns equals what {@link #encode} was given. For a generic event class, {@code decode} gets
 * the raw class. Implementations are thread-safe.
 */
public interface PayloadCodec {

    /**
     * The payload of a domain event.
     *
     * @throws PayloadException if the event cannot be written
     */
    byte[] encode(Object event);

    /**
     * The domain event of a payload.
     *
     * @param payload the bytes as {@link #encode} wrote them, perhaps by an older program
     * @param type the class of the event
     * @throws PayloadException if the bytes are no such event
     */
    <T> T decode(byte[] payload, Class<T> type);
}
