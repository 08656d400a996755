// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import java.util.Map;

/**
 * The figures of one read of the database: the same on every node, except for the stall. Immutable.
 *
 * @param position the last position of the log, not a number if it is unknown
 * @param stalledAge how long reading of the log has stalled in this process, in seconds; 0 if it has not
 * @param projections the figures of each projection
 */
record StoreStatus(double position, double stalledAge, Map<String, Figures> projections) {

    /** Nothing could be read. */
    static final StoreStatus UNKNOWN = new StoreStatus(Double.NaN, Double.NaN, Map.of());

    /**
     * The figures of a projection.
     *
     * @param lag positions to the end of the log
     * @param lagAge the age of the first event after its position, in seconds; 0 if there is none
     * @param parked parked streams
     * @param dead dead letters
     * @param replaying whether it handles events again, or the past for the first time
     */
    record Figures(double lag, double lagAge, double parked, double dead, boolean replaying) {

        static final Figures UNKNOWN = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
    }

    /** The figures of a projection; unknown if it was not read. */
    Figures of(String projection) {
        return projections.getOrDefault(projection, Figures.UNKNOWN);
    }
}
