// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.EventStoreException;
import java.util.UUID;

/** A checkpoint that does not fit the log: it counts another store's positions, or lies beyond the log's end. */
public final class CheckpointException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String projection;

    private CheckpointException(String projection, String problem) {
        super("the checkpoint of projection \"" + projection + "\" " + problem, null, false);
        this.projection = projection;
    }

    static CheckpointException ofAnotherStore(String projection, UUID followed, UUID log) {
        return new CheckpointException(
                projection,
                "counts the positions of event store " + followed + ", but the log is that of " + log
                        + "; reset the projection to follow this log");
    }

    static CheckpointException beyondTheEnd(String projection, long position, long latest) {
        return new CheckpointException(
                projection,
                "is at position " + position + ", but the log ends at " + latest
                        + ": the log was replaced or restored to an earlier time; reset the projection to a position of"
                        + " this log");
    }

    /** The projection's name. */
    public String projection() {
        return projection;
    }
}
