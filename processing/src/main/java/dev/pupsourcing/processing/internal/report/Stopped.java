// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.projection.ProjectionStoppedException;
import java.util.List;

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

    /** A failure that has another one among its suppressed exceptions, once. */
    public static ProjectionStoppedException with(ProjectionStoppedException first, ProjectionStoppedException other) {
        if (first != other && !List.of(first.getSuppressed()).contains(other)) {
            first.addSuppressed(other);
        }
        return first;
    }
}
