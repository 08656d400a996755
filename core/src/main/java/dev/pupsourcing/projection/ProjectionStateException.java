// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.EventStoreException;

/** The state of a projection does not allow a request, for example to wait for an event that is parked. */
public final class ProjectionStateException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String projection;
    private final Reason reason;

    /** The state. Constants may be added; a {@code switch} over it needs a default branch. */
    public enum Reason {
        /** No projection with this name was started yet, or it was removed. */
        UNKNOWN,
        /** It has stopped because of a failure and was not restarted. */
        FAILED,
        /** Events wait in a parked stream, which must be replayed or discarded first. */
        PARKED,
        /** The event is a dead letter, which must be replayed or discarded first. */
        DEAD_LETTER,
        /** It is running. */
        IN_USE,
        /** An operator has paused it. */
        PAUSED
    }

    /**
     * Creates the exception.
     *
     * @param projection the projection's name
     * @param problem the problem, to follow the projection in the message
     */
    public ProjectionStateException(String projection, Reason reason, String problem) {
        super("projection \"" + projection + "\" " + problem, null, true);
        this.projection = projection;
        this.reason = reason;
    }

    /** The projection's name. */
    public String projection() {
        return projection;
    }

    /** The state. */
    public Reason reason() {
        return reason;
    }
}
