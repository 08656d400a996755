// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.EventStoreException;

/** A request about a projection that its state does not allow, such as waiting for an event that it has parked. */
public final class ProjectionStateException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String projection;
    private final Reason reason;

    /** What the state is. More may be added; a switch needs a default. */
    public enum Reason {
        /** No projection of this name has been started yet, or it was forgotten. */
        UNKNOWN,
        /** It has stopped because of a failure, and has not been started again since. */
        FAILED,
        /** Events wait in a parked stream, which must be replayed or discarded first. */
        PARKED,
        /** The event is a dead letter, which must be replayed or discarded first. */
        DEAD_LETTER,
        /** It is running. */
        IN_USE
    }

    /**
     * A request that the state does not allow.
     *
     * @param projection the projection's name
     * @param problem the end of a sentence that begins with the projection
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

    /** What the state is. */
    public Reason reason() {
        return reason;
    }
}
