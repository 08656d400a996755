// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.lease;

import java.sql.Connection;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A projection that a worker wants a share of.
 *
 * @param projection the projection's name
 * @param worker the worker's name
 * @param prepare makes the projection known, in a transaction; throws if it can never be run here
 * @param runs runs its segments
 */
public record Tenant(String projection, WorkerName worker, Consumer<Connection> prepare, SegmentRuns runs) {

    /** What is held of it. */
    Segments segments(Duration lease) {
        return new Segments(runs, lease);
    }
}
