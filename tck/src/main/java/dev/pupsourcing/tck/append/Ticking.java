// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that advances by a second at each call, so that tests never wait for a grace period. */
final class Ticking implements InstantSource {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        now = now.plusSeconds(1);
        return now;
    }
}
