// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.guard;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a handler gets: it does everything but end the transaction it belongs to, or change how that
 * transaction works. For the handler's thread.
 */
public final class GuardedConnection implements InvocationHandler {

    private static final Map<String, String> REFUSED = Map.of(
            "commit", "commit",
            "close", "close the connection of",
            "abort", "abort the connection of",
            "setAutoCommit", "change the autocommit mode of",
            "setTransactionIsolation", "change the isolation level of",
            "setReadOnly", "change the read-only mode of",
            "beginRequest", "begin a request in",
            "endRequest", "end the request of");

    private final String projection;
    private final Connection connection;

    private GuardedConnection(String projection, Connection connection) {
        this.projection = projection;
        this.connection = connection;
    }

    /** A guarded view of a connection. */
    public static Connection of(String projection, Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new GuardedConnection(projection, Objects.requireNonNull(connection, "connection")));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        String refused = REFUSED.get(name);
        if (refused != null) {
            throw refuse(refused);
        }
        if (name.equals("rollback") && (arguments == null || arguments.length == 0)) {
            throw refuse("roll back");
        }
        if (method.getDeclaringClass() == Object.class) {
            return own(proxy, name, arguments);
        }
        return guarded(proxy, call(method, connection, arguments));
    }

    private IllegalStateException refuse(String what) {
        return new IllegalStateException("projection \"" + projection + "\" must not " + what
                + " its batch's transaction; it is committed with the checkpoint once the handler returns, and rolled"
                + " back if it throws");
    }

    @SuppressWarnings("ReferenceEquality") // A connection equals itself alone.
    private Object own(Object proxy, String name, Object @Nullable [] arguments) {
        return switch (name) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "guarded " + connection;
        };
    }

    /** Statements lead back to the guarded connection. */
    private static @Nullable Object guarded(Object proxy, @Nullable Object result) {
        if (!(result instanceof Statement statement)) {
            return result;
        }
        Class<?> type = StatementTypes.of(statement);
        return Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        method.getName().equals("getConnection") ? proxy : call(method, statement, arguments));
    }

    private static @Nullable Object call(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }
}
