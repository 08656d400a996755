// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.pool;

/**
 * How many connections one run needs at the same time. Immutable.
 *
 * @param run the run's name, such as {@code projections [orders]}
 * @param readers how many read the log at most
 * @param heartbeats how many are kept for heartbeats
 */
public record PoolNeeds(String run, int readers, int heartbeats) {

    /** How many it can use: its readers, its heartbeats and a batch. */
    int most() {
        return readers + heartbeats + 1;
    }

    /** With how many it makes progress: one reader, its heartbeats and a batch. */
    int least() {
        return 1 + heartbeats + 1;
    }

    /**
     * What is said when a pool gives no connection.
     *
     * @param held how many the run reads with now
     */
    String message(int held) {
        return "no transaction could begin in time for " + run + ", while " + held
                + " connections are held to read the log and "
                + heartbeats + " for heartbeats; the log is read over one for now. A pool must have at least " + least()
                + " connections for this run, and should have " + most()
                + " or more: enlarge it, or find what keeps its connections or the database's write lock";
    }
}
