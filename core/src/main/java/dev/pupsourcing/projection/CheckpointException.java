// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.EventStoreException;

/**
 * A checkpoint that does not fit the log or the projection: it counts another store's positions, lies beyond the log's
 * end, is by another partition strategy, or was removed while the projection was running.
 */
public final class CheckpointException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String projection;

    /**
     * A checkpoint with a problem.
     *
     * @param projection the projection's name
     * @param problem the end of a sentence that begins with the checkpoint
     */
    public CheckpointException(String projection, String problem) {
        super("the checkpoint of projection \"" + projection + "\" " + problem, null, false);
        this.projection = projection;
    }

    /** The projection's name. */
    public String projection() {
        return projection;
    }
}
