// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.EventStoreException;

/**
 * A checkpoint does not match the log or the projection: it belongs to another event store, lies after the end of the
 * log, uses another partition strategy, or was removed while the projection was running.
 */
public final class CheckpointException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String projection;

    /**
     * Creates the exception.
     *
     * @param projection the projection's name
     * @param problem the problem, to follow the checkpoint in the message
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
