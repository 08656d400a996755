// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.StreamId;

/**
 * The facts about a stream from its rows.
 *
 * @param stream the stream
 * @param events the number of events
 * @param first the lowest version, 0 if there are no events
 * @param last the highest version, 0 if there are no events
 * @param head the version in the head row, 0 if there is none
 */
record StreamFacts(StreamId stream, long events, long first, long last, long head) {

    boolean isWhole() {
        return events == last && (events == 0 || first == 1);
    }

    boolean headIsRight() {
        return head == last;
    }

    boolean isSound() {
        return isWhole() && headIsRight();
    }

    StreamFacts withHead(long version) {
        return new StreamFacts(stream, events, first, last, version);
    }
}
