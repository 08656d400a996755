// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.projection.ProjectionStoppedException;

/** Creates the exceptions for projections that stopped. */
public final class Stopped {

    private Stopped() {}

    /** The exception for an event that could not be handled. */
    public static ProjectionStoppedException at(String projection, PersistedEvent event, Throwable cause) {
        return new ProjectionStoppedException(projection, event, Causes.text(cause), cause);
    }

    /** The exception for a failure without an event. */
    public static ProjectionStoppedException because(String projection, Throwable cause) {
        return new ProjectionStoppedException(projection, Causes.message(cause), cause);
    }
}
