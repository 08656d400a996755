// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * The pool of one process: lends the connection that was returned last, without testing it, so that the library gets
 * connections that died in the pool. Thread-safe.
 */
final class StressPool implements AutoCloseable {

    private final DataSource target;
    private final boolean reuse;
    private final BlockingDeque<Connection> idle = new LinkedBlockingDeque<>();
    private volatile boolean closed;

    /**
     * Creates a pool.
     *
     * @param reuse whether connections are reused
     */
    StressPool(DataSource target, boolean reuse) {
        this.target = target;
        this.reuse = reuse;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                StressPool.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return lend();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Connection lend() throws SQLException {
        Connection pooled = idle.pollLast();
        Connection session = pooled == null ? target.getConnection() : pooled;
        AtomicBoolean returned = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                StressPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "close" -> {
                            if (returned.compareAndSet(false, true)) {
                                takeBack(session);
                            }
                            return null;
                        }
                        case "equals" -> {
                            return proxy == arguments[0];
                        }
                        case "hashCode" -> {
                            return System.identityHashCode(proxy);
                        }
                        default -> {
                            return call(session, method, arguments);
                        }
                    }
                });
    }

    private static Object call(Connection session, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(session, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void takeBack(Connection session) throws SQLException {
        try {
            if (reuse && !closed && !session.isClosed()) {
                if (!session.getAutoCommit()) {
                    session.rollback();
                    session.setAutoCommit(true);
                }
                session.clearWarnings();
                idle.addLast(session);
                return;
            }
        } catch (SQLException e) {
            session.close();
            return;
        }
        session.close();
    }

    /** Closes idle connections; lent ones are closed when they are returned. */
    @Override
    public void close() throws SQLException {
        closed = true;
        for (Connection session = idle.pollLast(); session != null; session = idle.pollLast()) {
            session.close();
        }
    }
}
