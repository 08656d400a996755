// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import java.util.Collection;

/**
 * The name in a worker's announcement: {@code name/segments}. With it all workers know the configured numbers of
 * segments of the others, and agree on one.
 *
 * @param name the unique name before the slash
 * @param segments the configured number of segments per projection
 */
public record WorkerName(String name, int segments) {

    /** The name that other workers see. */
    public String text() {
        return name + "/" + segments;
    }

    /** The configured number of segments of a worker, 0 if its name has none. */
    public static int segmentsOf(String text) {
        try {
            return Integer.parseInt(text.substring(text.lastIndexOf('/') + 1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * The number of segments to use: the largest that any of these workers is configured with, so that all get a share.
     */
    public static int inForce(Collection<String> workers) {
        return Math.max(
                1, workers.stream().mapToInt(WorkerName::segmentsOf).max().orElse(1));
    }
}
