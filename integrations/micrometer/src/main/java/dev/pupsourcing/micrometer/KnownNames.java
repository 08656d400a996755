// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Meters by name, for a limited number of names; all further names share the meters of one. Thread-safe.
 *
 * @param <N> the name
 * @param <M> the meters of one name
 */
final class KnownNames<N, M> {

    private final int limit;
    private final N other;
    private final Function<N, M> meters;
    private final Map<N, M> known = new ConcurrentHashMap<>();

    /**
     * Creates an empty set.
     *
     * @param limit the maximum number of names, without the one for all others
     * @param other the name for all others
     * @param meters registers the meters of a name
     */
    KnownNames(int limit, N other, Function<N, M> meters) {
        this.limit = limit;
        this.other = other;
        this.meters = meters;
    }

    M of(N name) {
        M found = known.get(name);
        return found == null ? add(name) : found;
    }

    private synchronized M add(N name) {
        N admitted = known.containsKey(name) || known.size() < limit ? name : other;
        return known.computeIfAbsent(admitted, meters);
    }
}
