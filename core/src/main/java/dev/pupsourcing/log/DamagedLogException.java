// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import dev.pupsourcing.EventStoreException;

/**
 * The log was changed without the event store, so that a reader cannot continue: an event that was read is gone or
 * replaced, or there is a gap that no append leaves. Retrying does not help; the message says what to do.
 */
public final class DamagedLogException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /**
     * Creates the exception.
     *
     * @param position the position of the damage
     * @param message the problem and its remedy
     */
    public DamagedLogException(long position, String message) {
        super(message, null, true);
        this.position = position;
    }

    /** The position of the event that has changed, or the first position of the gap. */
    public long position() {
        return position;
    }
}
