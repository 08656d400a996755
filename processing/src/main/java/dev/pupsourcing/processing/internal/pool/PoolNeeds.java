// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.pool;

/**
 * The number of connections that one run needs at the same time. Immutable.
 *
 * @param run the run's name, such as {@code projections [orders]}
 * @param readers the maximum number of readers of the log
 * @param heartbeats the number for heartbeats
 */
public record PoolNeeds(String run, int readers, int heartbeats) {

    /** The number that it can use: for its readers, its heartbeats and a batch. */
    int most() {
        return readers + heartbeats + 1;
    }

    /** The number with which it makes progress: for one reader, its heartbeats and a batch. */
    int least() {
        return 1 + heartbeats + 1;
    }

    /**
     * The message when a pool has no connection.
     *
     * @param held the number with which the run reads now
     */
    String message(int held) {
        return "no transaction could begin in time for " + run + ", while " + held
                + " connections are held to read the log and "
                + heartbeats + " for heartbeats; the log is read with one for now. A pool must have at least " + least()
                + " connections for this run, and should have " + most()
                + " or more: enlarge it, or find out what holds its connections or the database's write lock";
    }
}
