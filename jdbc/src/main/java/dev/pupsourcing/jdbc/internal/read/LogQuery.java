// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.ReadScope;

/**
 * A part of the log to fetch.
 *
 * @param scope which events
 * @param after above which position
 * @param upTo up to and including which position
 * @param limit how many at most
 */
public record LogQuery(ReadScope scope, long after, long upTo, int limit) {

    public LogQuery {
        if (after < 0) {
            throw new IllegalArgumentException("position " + after + " is negative; the log begins after 0");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is below 1");
        }
    }

    public static LogQuery of(ReadScope scope, long after, int limit) {
        return new LogQuery(scope, after, Long.MAX_VALUE, limit);
    }

    LogQuery upTo(long position) {
        return new LogQuery(scope, after, position, limit);
    }
}
