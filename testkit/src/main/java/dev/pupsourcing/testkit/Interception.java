// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Creates connections whose calls pass through an {@link Interceptor}. */
public final class Interception {

    private final Connection session;
    private final Interceptor interceptor;

    private Interception(Connection session, Interceptor interceptor) {
        this.session = session;
        this.interceptor = interceptor;
    }

    /** Wraps a connection. */
    public static Connection of(Connection session, Interceptor interceptor) {
        Interception interception = new Interception(session, interceptor);
        return proxy(Connection.class, interception::onConnection);
    }

    /** Wraps a data source, whose connections are intercepted. */
    public static DataSource of(DataSource dataSource, Interceptor interceptor) {
        return proxy(DataSource.class, (method, arguments) -> {
            JdbcCall call = new JdbcCall(null, DataSource.class, method.getName(), "");
            interceptor.before(call);
            Object result = method.invoke(dataSource, arguments);
            if (!(result instanceof Connection connection)) {
                return result;
            }
            try {
                interceptor.after(new JdbcCall(connection, DataSource.class, method.getName(), ""));
            } catch (Throwable e) {
                connection.close();
                throw e;
            }
            return of(connection, interceptor);
        });
    }

    private @Nullable Object onConnection(Method method, @Nullable Object @Nullable [] arguments)
            throws ReflectiveOperationException, SQLException {
        interceptor.beforeCall(session, method.getName());
        String text = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
        JdbcCall call = new JdbcCall(session, Connection.class, method.getName(), text);
        Object result = called(call, session, method, arguments);
        if (!(result instanceof Statement statement)) {
            return result;
        }
        String prepared = arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : "";
        Class<? extends Statement> type = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, (called, values) -> onStatement(statement, prepared, called, values));
    }

    private @Nullable Object onStatement(
            Statement statement, String prepared, Method method, @Nullable Object @Nullable [] arguments)
            throws ReflectiveOperationException, SQLException {
        boolean executes = method.getName().startsWith("execute");
        String sql = executes && arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : prepared;
        JdbcCall call = new JdbcCall(session, Statement.class, method.getName(), sql);
        if (!executes) {
            return result(called(call, statement, method, arguments), sql);
        }
        interceptor.beforeStatement(session, sql);
        Object result = called(call, statement, method, arguments);
        interceptor.afterStatement(session, sql);
        return result(result, sql);
    }

    private @Nullable Object result(@Nullable Object result, String sql) {
        return result instanceof ResultSet rows
                ? proxy(
                        ResultSet.class,
                        (method, arguments) -> called(
                                new JdbcCall(session, ResultSet.class, method.getName(), sql), rows, method, arguments))
                : result;
    }

    private @Nullable Object called(
            JdbcCall call, Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws ReflectiveOperationException, SQLException {
        interceptor.before(call);
        Object result = method.invoke(target, arguments);
        interceptor.after(call);
        return result;
    }

    /** Handles all methods of an interface. Implemented by tests. */
    @FunctionalInterface
    public interface Handler {

        /** Handles one call; the arguments are null if the method has none. */
        @Nullable
        Object handle(Method method, @Nullable Object @Nullable [] arguments)
                throws ReflectiveOperationException, SQLException;
    }

    /** Creates an object of an interface whose methods, except those of {@link Object}, a handler implements. */
    public static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Interception.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.getDeclaringClass() == Object.class
                                ? onObject(type, proxy, method, arguments)
                                : handler.handle(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** A proxy equals only itself, like connections. */
    @SuppressWarnings("ReferenceEquality")
    private static Object onObject(
            Class<?> type, Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.getSimpleName() + " intercepted";
        };
    }
}
