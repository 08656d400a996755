// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.jdbc.internal.connection.NewConnections;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;

/** Checks that the pool has enough free connections, by taking them for a moment. */
final class PoolCheck implements Check {

    @Override
    public String name() {
        return "pool";
    }

    /** Takes two connections, besides the one of the diagnosis. */
    @Override
    public boolean run(Examination examination) throws SQLException {
        int taken = 1;
        try (Connection second = NewConnections.take(examination.dataSource())) {
            taken++;
            second.getMetaData();
            try (Connection third = NewConnections.take(examination.dataSource())) {
                taken++;
                third.getMetaData();
            }
        } catch (SQLException e) {
            SqlFailure.Kind kind = examination.failures().classify(e, null).kind();
            if (kind != SqlFailure.Kind.EXHAUSTED) {
                throw e;
            }
        }
        return report(examination, taken);
    }

    private boolean report(Examination examination, int taken) {
        String cure =
                "give the pool at least 3 connections for a ProjectionRunner and 4 for a ProjectionWorker, or find "
                        + "out what holds its connections";
        String what = "no more than " + taken + (taken == 1 ? " connection is" : " connections are") + " available";
        switch (taken) {
            case 1 -> examination.problem(name(), what + ", so a reader of the log cannot have its own", cure);
            case 2 -> examination.advice(name(), what + ", which slows projections down", cure);
            default -> examination.ok(name(), "at least " + taken + " connections are available");
        }
        return taken > 1;
    }
}
