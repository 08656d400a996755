// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.testkit.JdbcCall;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets one JDBC call fail, counted over all threads since it was armed. Thread-safe. */
final class FaultPoints implements Interceptor {

    /** The way in which a call fails. */
    enum Kind {
        /** The driver throws without executing the call. */
        BEFORE,
        /** The call is executed, but its caller gets an exception. */
        AFTER,
        /** The connection is broken before the call; the driver reports its failure. */
        KILLED,
        /** A commit is executed, but the connection breaks before the answer. */
        DOUBT,
        /** The driver throws an {@code Error}. */
        ERROR
    }

    /** An error that drivers never throw. */
    static final class InjectedError extends Error {
        private static final long serialVersionUID = 1;

        InjectedError(String message) {
            super(message);
        }
    }

    /** The call to fail. */
    private record Aim(Kind kind, int number, AtomicInteger count, AtomicReference<@Nullable JdbcCall> hit) {}

    private final boolean everything;
    private final AtomicInteger lent = new AtomicInteger();
    private volatile @Nullable Aim aim;

    /**
     * Creates fault points that are not armed.
     *
     * @param everything whether calls that only use the driver's memory can fail, too
     */
    FaultPoints(boolean everything) {
        this.everything = everything;
    }

    /** From now on the call of this number, counted from 1, fails. */
    void arm(Kind kind, int number) {
        aim = new Aim(kind, number, new AtomicInteger(), new AtomicReference<>());
    }

    /** Disarms it and returns the call that failed, or null. */
    @Nullable
    JdbcCall disarm() {
        Aim last = aim;
        aim = null;
        return last == null ? null : last.hit().get();
    }

    /** Whether the call to fail was made. */
    boolean fired() {
        Aim current = aim;
        return current != null && current.hit().get() != null;
    }

    /** The number of connections that were taken from the data source and not returned. */
    int lent() {
        return lent.get();
    }

    @Override
    public void before(JdbcCall call) throws SQLException {
        if (call.on() == Connection.class
                && (call.method().equals("close") || call.method().equals("abort"))) {
            lent.decrementAndGet();
        }
        Aim current = aim;
        if (current == null || isLate(current.kind()) || !isHit(current, call)) {
            return;
        }
        Connection session = call.session();
        if (session != null && (current.kind() == Kind.KILLED || call.method().equals("close"))) {
            cut(session);
        }
        if (current.kind() == Kind.ERROR) {
            throw new InjectedError("injected before " + call);
        }
        if (current.kind() == Kind.BEFORE || session == null) {
            throw new SQLException("injected before " + call, "HY000");
        }
    }

    @Override
    public void after(JdbcCall call) throws SQLException {
        Aim current = aim;
        try {
            if (current != null && isLate(current.kind()) && isHit(current, call)) {
                Connection session = call.session();
                if (current.kind() == Kind.DOUBT && session != null) {
                    cut(session);
                    throw new SQLException("injected: the connection broke in " + call, "08007");
                }
                throw new SQLException("injected after " + call, "HY000");
            }
        } finally {
            count(call, current);
        }
    }

    /** If a connection is opened but the caller gets an exception, the data source closes it. */
    private void count(JdbcCall call, @Nullable Aim current) {
        boolean taken = call.method().equals("getConnection") && call.on() != Statement.class;
        boolean failed = current != null && call.equals(current.hit().get());
        if (taken && !failed) {
            lent.incrementAndGet();
        }
    }

    private static void cut(Connection session) throws SQLException {
        session.abort(Runnable::run);
        session.close();
    }

    private static boolean isLate(Kind kind) {
        return kind == Kind.AFTER || kind == Kind.DOUBT;
    }

    private boolean isHit(Aim current, JdbcCall call) {
        boolean eligible = current.kind() == Kind.DOUBT ? isCommit(call) : everything || reachesServer(call);
        if (eligible && current.count().incrementAndGet() == current.number()) {
            current.hit().set(call);
            return true;
        }
        return false;
    }

    /** A statement may also end with a commit. */
    private static boolean isCommit(JdbcCall call) {
        if (call.on() == Connection.class) {
            return call.method().equals("commit")
                    || call.method().equals("setAutoCommit") && call.text().equals("true");
        }
        String text = call.text().strip().toUpperCase(Locale.ROOT);
        return call.method().startsWith("execute") && (text.startsWith("COMMIT") || text.endsWith("COMMIT"));
    }

    /** Setters of parameters and getters of values, rows and settings use only the driver's memory. */
    private static boolean reachesServer(JdbcCall call) {
        String method = call.method();
        if (call.on() == ResultSet.class) {
            return method.equals("next");
        }
        if (call.on() == Statement.class) {
            return method.startsWith("execute");
        }
        return !method.startsWith("get") || method.equals("getConnection");
    }
}
