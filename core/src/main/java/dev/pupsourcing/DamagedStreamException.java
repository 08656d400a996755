// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.text.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * A stream has inconsistent rows, because rows were deleted or changed without the event store: a version is missing,
 * or the stream's head is not at its last event. Retrying does not help; {@code pup verify} reports the damage.
 */
public final class DamagedStreamException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final transient StreamId stream;

    /**
     * Creates the exception.
     *
     * @param stream the stream
     * @param problem the problem and its remedy, to follow "is damaged: "
     * @param transactionUsable whether the caller's transaction can continue
     * @param cause the exception of the database, or null
     */
    public DamagedStreamException(
            StreamId stream, String problem, boolean transactionUsable, @Nullable Throwable cause) {
        super("stream " + PrintableText.quoted(stream) + " is damaged: " + problem, cause, transactionUsable);
        this.stream = stream;
    }

    /** The damaged stream. */
    public StreamId stream() {
        return stream;
    }
}
