// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.StreamId;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is wrong in an event store.
 *
 * @param kind what kind of thing
 * @param stream the stream that it concerns, if it concerns one
 * @param problem what is wrong, in one line
 */
public record Finding(Kind kind, Optional<StreamId> stream, String problem) {

    /** Kinds of findings. The list may grow. */
    public enum Kind {
        /** A stream lacks versions below its last one. */
        MISSING_VERSION,
        /** The head of a stream is not at its last event; it can be repaired. */
        WRONG_HEAD,
        /** Several events have one position. */
        DUPLICATE_POSITION,
        /** The database would draw a position that is not above all stored ones. */
        POSITION_NOT_BELOW_NEXT,
        /** A projection's checkpoint is beyond the end of the log. */
        CHECKPOINT_BEYOND_LOG,
        /** A snapshot was taken at an event that is not in its stream. */
        UNFIT_SNAPSHOT
    }

    /** Checks that nothing is null. */
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(problem, "problem");
    }

    static Finding of(Kind kind, StreamId stream, String problem) {
        return new Finding(kind, Optional.of(stream), problem);
    }

    static Finding of(Kind kind, String problem) {
        return new Finding(kind, Optional.empty(), problem);
    }
}
