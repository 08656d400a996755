// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A version conflict: the stream was not at the version that the append expected, and nothing was stored. */
public final class OptimisticConcurrencyException extends EventStoreException {

    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;

    private final transient StreamId stream;
    private final transient ExpectedVersion expected;
    private final long actual;

    /**
     * A conflict.
     *
     * @param stream the stream that was appended to
     * @param expected what the caller expected
     * @param actual the stream's version, 0 if it does not exist, or empty if the lost transaction kept it from being read
     * @param transactionUsable whether the caller's transaction may go on
     * @param cause what the database said, or null
     */
    public OptimisticConcurrencyException(
            StreamId stream,
            ExpectedVersion expected,
            OptionalLong actual,
            boolean transactionUsable,
            @Nullable Throwable cause) {
        super(message(stream, expected, actual), cause, transactionUsable);
        this.stream = stream;
        this.expected = expected;
        this.actual = actual.orElse(UNKNOWN);
    }

    private static String message(StreamId stream, ExpectedVersion expected, OptionalLong actual) {
        String found = actual.isPresent() ? "is at version " + actual.getAsLong() : "has changed";
        return "stream " + stream + " " + found + ", but the append expected " + expected
                + "; read the stream again and decide anew";
    }

    /** The stream that was appended to. */
    public StreamId stream() {
        return stream;
    }

    /** What the caller expected. */
    public ExpectedVersion expected() {
        return expected;
    }

    /** The stream's version when the append was refused (0: no stream); empty if the database could not be asked any more. */
    public OptionalLong actual() {
        return actual == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(actual);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
