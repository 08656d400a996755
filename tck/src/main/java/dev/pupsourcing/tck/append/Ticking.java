// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves on by a second whenever it is asked, so that no grace period is ever waited for. */
final class Ticking implements InstantSource {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        now = now.plusSeconds(1);
        return now;
    }
}
