// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.projection.ProjectionStoppedException;

/** Why a projection stopped. */
public final class Stopped {

    private Stopped() {}

    /** A projection that could not handle an event. */
    public static ProjectionStoppedException at(String projection, PersistedEvent event, Throwable cause) {
        return new ProjectionStoppedException(projection, event, Causes.text(cause), cause);
    }

    /** A projection that could not go on for a reason that is not an event. */
    public static ProjectionStoppedException because(String projection, Throwable cause) {
        return new ProjectionStoppedException(projection, Causes.message(cause), cause);
    }
}
