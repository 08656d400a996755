// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import java.util.Collection;

/**
 * The name under which a worker announces itself: {@code name/segments}. So all workers know which numbers of segments
 * the others were told, and agree on one.
 *
 * @param name what is before the slash, unique
 * @param segments into how many segments the worker was told to cut each projection
 */
public record WorkerName(String name, int segments) {

    /** The name as the others see it. */
    public String text() {
        return name + "/" + segments;
    }

    /** The number of segments that a worker was told, 0 if its name does not say. */
    public static int segmentsOf(String text) {
        try {
            return Integer.parseInt(text.substring(text.lastIndexOf('/') + 1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The number of segments in force: the largest that any of these workers was told, so that all get a share. */
    public static int inForce(Collection<String> workers) {
        return Math.max(
                1, workers.stream().mapToInt(WorkerName::segmentsOf).max().orElse(1));
    }
}
