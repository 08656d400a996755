// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.ReadScope;

/**
 * A query for a part of the log.
 *
 * @param scope selects the events
 * @param after the exclusive lower bound of positions
 * @param upTo the inclusive upper bound of positions
 * @param limit the maximum number of events
 */
public record LogQuery(ReadScope scope, long after, long upTo, int limit) {

    public LogQuery {
        if (after < 0) {
            throw new IllegalArgumentException("position must be at least 0, was " + after);
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, was " + limit);
        }
    }

    public static LogQuery of(ReadScope scope, long after, int limit) {
        return new LogQuery(scope, after, Long.MAX_VALUE, limit);
    }

    LogQuery upTo(long position) {
        return new LogQuery(scope, after, position, limit);
    }
}
