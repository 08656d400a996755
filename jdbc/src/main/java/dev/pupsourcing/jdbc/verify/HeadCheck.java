// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import java.util.Optional;

/** Checks that the head of a stream is at its last event. */
final class HeadCheck {

    private HeadCheck() {}

    static Optional<Finding> check(StreamFacts facts) {
        if (facts.headIsRight()) {
            return Optional.empty();
        }
        String head = facts.head() == 0 ? "the head is missing" : "the head is at version " + facts.head();
        String events = facts.last() == 0 ? "there are no events" : "the last event has version " + facts.last();
        return Optional.of(Finding.of(Finding.Kind.WRONG_HEAD, facts.stream(), head + ", but " + events));
    }
}
