// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.text.PrintableText;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A version conflict: the stream did not have the version that the append expected; nothing was stored. */
public final class OptimisticConcurrencyException extends EventStoreException {

    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;

    private final transient StreamId stream;
    private final transient ExpectedVersion expected;
    private final long actual;

    /**
     * Creates the exception.
     *
     * @param stream the stream that was appended to
     * @param expected the expected version
     * @param actual the stream's version, 0 if it does not exist; empty if it could not be read because the transaction
     *     was lost
     * @param transactionUsable whether the caller's transaction can continue
     * @param cause the exception of the database, or null
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
        return "stream " + PrintableText.quoted(stream) + " " + found + ", but the append expected " + expected
                + "; read the stream and decide again";
    }

    /** The stream that was appended to. */
    public StreamId stream() {
        return stream;
    }

    /** The expected version. */
    public ExpectedVersion expected() {
        return expected;
    }

    /** The stream's version when the append failed, 0 if it does not exist; empty if the version could not be read. */
    public OptionalLong actual() {
        return actual == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(actual);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
