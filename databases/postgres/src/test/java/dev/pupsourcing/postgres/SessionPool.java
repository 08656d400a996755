// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A pool of sessions of one database, because a new session costs more than most tests. Thread-safe.
 *
 * <p>{@code DISCARD ALL} resets a session before it is lent again. A session that is broken, or that was unwrapped, is
 * closed instead.
 */
final class SessionPool {

    private static final int MOST_IDLE = 40;

    private final ServerDatabase database;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    SessionPool(ServerDatabase database) {
        this.database = database;
    }

    /** A connection in autocommit mode that returns its session when it is closed. */
    Connection lend() throws SQLException {
        Connection session = idle.pollFirst();
        return lent(session == null || !discardAll(session) ? database.connect() : session);
    }

    private Connection lent(Connection session) {
        AtomicBoolean closed = new AtomicBoolean();
        AtomicBoolean known = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                SessionPool.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "isClosed" -> closed.get() || session.isClosed();
                    case "close" -> {
                        if (!closed.getAndSet(true)) {
                            giveBack(session, known.get());
                        }
                        yield null;
                    }
                    default -> {
                        if (closed.get()) {
                            throw new SQLException("this connection has been closed", "08003");
                        }
                        if (method.getName().equals("unwrap")) {
                            known.set(true);
                        }
                        yield call(session, method, arguments);
                    }
                });
    }

    private static Object call(Connection session, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(session, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void giveBack(Connection session, boolean known) throws SQLException {
        if (!known && idle.size() < MOST_IDLE && restore(session)) {
            idle.addFirst(session);
        } else {
            session.close();
        }
    }

    private static boolean restore(Connection session) {
        try {
            if (!session.getAutoCommit()) {
                session.rollback();
                session.setAutoCommit(true);
            }
            session.setReadOnly(false);
            session.setNetworkTimeout(Runnable::run, 0);
            return discardAll(session);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Resets settings and prepared statements; false if the session is broken. */
    private static boolean discardAll(Connection session) {
        try (Statement statement = session.createStatement()) {
            statement.execute("DISCARD ALL");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
