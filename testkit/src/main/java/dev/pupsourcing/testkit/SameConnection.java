// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that hands out one connection, whose close does nothing: a pool of one. */
final class SameConnection {

    private final Connection connection;

    SameConnection(Connection connection) {
        this.connection = connection;
    }

    DataSource dataSource() {
        Connection unclosed = proxy(
                Connection.class,
                (method, arguments) -> method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return proxy(DataSource.class, (method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                return unclosed;
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Something that answers every method. */
    @FunctionalInterface
    interface Handler {
        @Nullable
        Object handle(Method method, Object @Nullable [] arguments) throws ReflectiveOperationException;
    }

    static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return handler.handle(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
