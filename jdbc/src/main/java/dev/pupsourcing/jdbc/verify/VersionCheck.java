// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Checks that the versions of a stream ascend from 1 without gaps. */
final class VersionCheck {

    private final StreamLookup lookup;

    VersionCheck(StoreTables tables) {
        this.lookup = new StreamLookup(tables);
    }

    Optional<Finding> check(Connection connection, StreamFacts facts) throws SQLException {
        if (facts.isWhole()) {
            return Optional.empty();
        }
        long missing = facts.first() == 1 ? lookup.firstMissing(connection, facts.stream()) : 1;
        return Optional.of(Finding.of(
                Finding.Kind.MISSING_VERSION,
                facts.stream(),
                "version " + missing + " is missing; there are " + facts.events() + " events, and the last has version "
                        + facts.last()));
    }
}
