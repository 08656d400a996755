// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import org.jspecify.annotations.Nullable;

/**
 * A stream whose rows contradict each other, because they were deleted or changed past the event store: a version is missing,
 * or the stream's head is not at its last event. To read or to try again does not help; {@code pup verify} says what is wrong.
 */
public final class DamagedStreamException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final transient StreamId stream;

    /**
     * A damaged stream.
     *
     * @param stream the stream
     * @param problem what is wrong, in words that follow "is damaged: ", and the way out
     * @param transactionUsable whether the caller's transaction may go on
     * @param cause what the database said, or null
     */
    public DamagedStreamException(
            StreamId stream, String problem, boolean transactionUsable, @Nullable Throwable cause) {
        super("stream " + stream + " is damaged: " + problem, cause, transactionUsable);
        this.stream = stream;
    }

    /** The stream. */
    public StreamId stream() {
        return stream;
    }
}
