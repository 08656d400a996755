// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets one statement of an {@link Interception} fail. Not thread-safe. */
public final class FaultInjector implements Interceptor {

    /** The way in which a statement fails. Constants may be added: a {@code switch} needs a default branch. */
    public enum Fault {
        /** The database rejects a different statement instead, with the real effect on the transaction. */
        REFUSED,
        /** The driver fails without sending the statement. */
        NOT_SENT,
        /** The statement is executed, but its caller gets a failure. */
        HIDDEN,
        /** The connection breaks before the statement is sent. */
        BROKEN
    }

    private Fault fault = Fault.REFUSED;
    private int countdown;
    private boolean fired;

    /** Creates an injector that is not armed. */
    public FaultInjector() {}

    /** Arms the injector: the n-th statement from now on, counted from 1, fails. */
    public void arm(Fault next, int nth) {
        this.fault = next;
        this.countdown = nth;
        this.fired = false;
    }

    /** Disarms the injector; returns whether it fired since it was armed. */
    public boolean disarm() {
        countdown = 0;
        return fired;
    }

    @Override
    public void beforeStatement(Connection session, String sql) throws SQLException {
        if (fault != Fault.HIDDEN && countdown > 0 && --countdown == 0) {
            fired = true;
            fail(session, sql);
        }
    }

    @Override
    public void afterStatement(Connection session, String sql) throws SQLException {
        if (fault == Fault.HIDDEN && countdown > 0 && --countdown == 0) {
            fired = true;
            throw new SQLException("injected after: " + sql, "HY000");
        }
    }

    private void fail(Connection session, String sql) throws SQLException {
        switch (fault) {
            case REFUSED -> {
                try (Statement statement = session.createStatement()) {
                    statement.execute("SELECT injected_fault FROM injected_fault");
                }
            }
            case BROKEN -> {
                session.abort(Runnable::run);
                session.close();
                throw new SQLException("injected broken connection at: " + sql, "08006");
            }
            default -> throw new SQLException("injected before: " + sql, "HY000");
        }
    }
}
