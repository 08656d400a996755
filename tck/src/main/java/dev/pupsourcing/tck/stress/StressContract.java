// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All operations concurrently: writers of all kinds, deployments, poison events, kills, resets, replays and other
 * partitions. Afterwards each committed event has taken effect once, in its stream's order, or is parked or a dead
 * letter as the policy says; and acknowledged events are stored. The checker uses no code of the library.
 */
public abstract class StressContract {

    /** For suites. */
    protected StressContract() {}

    /** A database for one round in which only sessions are ended. */
    protected abstract StressDatabase openDatabase() throws SQLException;

    /** A database for one round of the long form, with all failures; by default like the short form. */
    protected StressDatabase openCrashingDatabase() throws SQLException {
        return openDatabase();
    }

    @Test
    void nothingIsLostOrRepeated() throws Exception {
        try (StressDatabase database = openDatabase()) {
            new StressRound(database, StressSettings.brief()).run();
        }
    }

    @Test
    @Tag("long")
    void nothingIsLostOrRepeatedForLong() throws Exception {
        StressSettings settings = StressSettings.extended();
        long deadline = System.nanoTime() + settings.total().toNanos();
        for (int round = 0; round == 0 || System.nanoTime() < deadline; round++) {
            try (StressDatabase database = openCrashingDatabase()) {
                new StressRound(database, settings.round(round)).run();
            }
        }
    }
}
