// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import java.sql.SQLException;

/** One check of a diagnosis. */
interface Check {

    /** Its short name. */
    String name();

    /**
     * Runs the check.
     *
     * @return whether the checks that need the same tables can follow
     * @throws SQLException if the database fails, which the diagnosis reports
     */
    boolean run(Examination examination) throws SQLException;
}
