// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

/**
 * What projections run on: the facade of an event store, or a {@link ProjectionBackend} that combines separate parts.
 * Implemented by the library; may gain default methods.
 */
@FunctionalInterface
public interface ProjectionHost {

    /** The parts that runners, workers and administration use. */
    ProjectionBackend backend();
}
