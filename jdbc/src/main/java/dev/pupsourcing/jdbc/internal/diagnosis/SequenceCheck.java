// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import java.sql.SQLException;

/** Checks that the next position will be after the end of the log. */
final class SequenceCheck implements Check {

    @Override
    public String name() {
        return "sequence";
    }

    @Override
    public boolean run(Examination examination) throws SQLException {
        examination.dialect().checkPositions(examination.connection(), examination.tables());
        examination.ok(name(), "the next position is after the end of the log, " + examination.latest());
        return true;
    }
}
