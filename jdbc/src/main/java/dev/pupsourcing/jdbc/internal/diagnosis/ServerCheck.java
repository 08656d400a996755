// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.EventStoreException;
import java.sql.SQLException;

/** Checks the server: its version, whether it accepts writes, and its settings. */
final class ServerCheck implements Check {

    @Override
    public String name() {
        return "server";
    }

    @Override
    public boolean run(Examination examination) throws SQLException {
        examination.addAll(examination.dialect().diagnosis().examine(examination.connection()));
        checkReader(examination);
        return true;
    }

    /** Checks for settings with which the database module refuses to work. */
    private static void checkReader(Examination examination) throws SQLException {
        try {
            examination.dialect().checkReader(examination.connection(), examination.tables());
        } catch (EventStoreException e) {
            examination.problem("settings", e);
        }
    }
}
