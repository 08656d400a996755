// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source with a small number of connections, for which callers wait. Thread-safe. */
final class SmallPool {

    private final DataSource connections;
    private final Semaphore free;

    SmallPool(DataSource connections, int size) {
        this.connections = connections;
        this.free = new Semaphore(size, true);
    }

    /** The number of available connections. */
    int free() {
        return free.availablePermits();
    }

    DataSource dataSource() {
        return proxy(
                DataSource.class,
                (proxy, method, arguments) ->
                        method.getName().equals("getConnection") ? lend() : call(connections, method, arguments));
    }

    private Connection lend() throws SQLException {
        free.acquireUninterruptibly();
        Connection connection;
        try {
            connection = connections.getConnection();
        } catch (SQLException e) {
            free.release();
            throw e;
        }
        AtomicBoolean lent = new AtomicBoolean(true);
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close") && lent.getAndSet(false)) {
                free.release();
            }
            return call(connection, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SmallPool.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
