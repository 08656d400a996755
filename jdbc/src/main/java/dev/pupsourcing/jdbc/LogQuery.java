// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.ReadScope;

/**
 * A part of the log to fetch.
 *
 * @param scope which events
 * @param after above which position
 * @param upTo up to and including which position
 * @param limit how many at most
 */
record LogQuery(ReadScope scope, long after, long upTo, int limit) {

    LogQuery {
        if (after < 0) {
            throw new IllegalArgumentException("position " + after + " is negative; the log begins after 0");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is below 1");
        }
    }

    static LogQuery of(ReadScope scope, long after, int limit) {
        return new LogQuery(scope, after, Long.MAX_VALUE, limit);
    }

    LogQuery upTo(long position) {
        return new LogQuery(scope, after, position, limit);
    }
}
