// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.StreamId;

/**
 * A part of one stream to fetch.
 *
 * @param stream the stream
 * @param first from which version
 * @param last up to and including which version; below {@code first} for nothing
 * @param limit how many events at most
 */
public record StreamQuery(StreamId stream, long first, long last, int limit) {

    /** Whether this is all of the stream. */
    public boolean isWhole() {
        return first <= 1 && last == Long.MAX_VALUE && limit == Integer.MAX_VALUE;
    }

    public StreamQuery after(long version, int events) {
        return new StreamQuery(stream, version + 1, last, events);
    }
}
