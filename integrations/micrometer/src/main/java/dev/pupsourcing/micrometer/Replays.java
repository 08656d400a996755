// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import java.util.HashMap;
import java.util.Map;

/**
 * Which projections replay: those below a position that they had reached before a reset, and new ones that have not
 * reached the end that the log had when they were first seen. Not thread-safe.
 */
final class Replays {

    private final Map<String, Long> targets = new HashMap<>();

    /** Records the position of a projection, and returns whether it replays. */
    boolean replays(String projection, long position, long latest) {
        long target = targets.merge(projection, position == 0 ? latest : position, Math::max);
        return position < target;
    }
}
