// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.projection.ProjectionStoppedException;
import java.util.List;

/** Keeps the failures of several partitions visible in one exception. Stateless and thread-safe. */
final class OtherFailures {

    private OtherFailures() {}

    /** A failure that has another one among its suppressed exceptions, once. */
    static ProjectionStoppedException with(ProjectionStoppedException first, ProjectionStoppedException other) {
        if (first != other && !List.of(first.getSuppressed()).contains(other)) {
            first.addSuppressed(other);
        }
        return first;
    }
}
