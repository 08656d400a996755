// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.StreamId;
import java.util.Objects;
import java.util.Optional;

/**
 * An inconsistency in an event store.
 *
 * @param kind the kind of inconsistency
 * @param stream the stream, if it concerns one
 * @param problem the problem on one line
 */
public record Finding(Kind kind, Optional<StreamId> stream, String problem) {

    /** The kind of a finding. Constants may be added. */
    public enum Kind {
        /** A stream lacks versions below its last one. */
        MISSING_VERSION,
        /** The head of a stream is not at its last event; it can be repaired. */
        WRONG_HEAD,
        /** Several events have the same position. */
        DUPLICATE_POSITION,
        /** The next position of the database is not above all stored ones. */
        POSITION_NOT_BELOW_NEXT,
        /** A projection's checkpoint is after the end of the log. */
        CHECKPOINT_BEYOND_LOG,
        /** The checkpoints of a projection do not cover each slot once: events of some streams are skipped or repeated. */
        UNCOVERED_SLOTS,
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
