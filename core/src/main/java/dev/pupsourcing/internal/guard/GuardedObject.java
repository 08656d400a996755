// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A proxy of a connection, or of an object that leads back to one (statement, result set, metadata), for the work in a
 * transaction. It forwards all calls except those that would end the transaction or change its settings. Used by the
 * thread of the work.
 */
final class GuardedObject implements InvocationHandler {

    private static final Map<String, String> REFUSED = Map.of(
            "commit", "commit",
            "close", "close the connection of",
            "abort", "abort the connection of",
            "setAutoCommit", "change the autocommit mode of",
            "setTransactionIsolation", "change the isolation level of",
            "setReadOnly", "change the read-only mode of",
            "beginRequest", "begin a request in",
            "endRequest", "end the request of");

    private final TransactionGuard guard;
    private final Object target;
    private final @Nullable Object statement;

    private GuardedObject(TransactionGuard guard, Object target, @Nullable Object statement) {
        this.guard = guard;
        this.target = target;
        this.statement = statement;
    }

    /**
     * Creates a guarded proxy.
     *
     * @param statement the guarded statement of a result set; null for anything else
     */
    static Object of(TransactionGuard guard, Object target, @Nullable Object statement) {
        GuardedObject handler = new GuardedObject(guard, target, statement);
        return target instanceof Connection
                ? proxy(handler, Connection.class, GuardedConnection.class)
                : proxy(handler, type(target));
    }

    private static Object proxy(GuardedObject handler, Class<?>... types) {
        return Proxy.newProxyInstance(types[types.length - 1].getClassLoader(), types, handler);
    }

    private static Class<?> type(Object target) {
        if (target instanceof ResultSet) {
            return ResultSet.class;
        }
        if (target instanceof DatabaseMetaData) {
            return DatabaseMetaData.class;
        }
        if (target instanceof CallableStatement) {
            return CallableStatement.class;
        }
        return target instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        String name = method.getName();
        if (method.getDeclaringClass() == Object.class) {
            return own(proxy, name, arguments);
        }
        if (method.getDeclaringClass() == GuardedConnection.class) {
            return guard;
        }
        return switch (name) {
            case "unwrap" -> unwrap(proxy, (Class<?>) arguments[0]);
            case "isWrapperFor" -> isWrapperFor(proxy, (Class<?>) arguments[0]);
            case "getConnection" -> guard.connection();
            case "getStatement" -> statement == null ? guarded(proxy, call(method, arguments)) : statement;
            default -> pass(proxy, method, arguments);
        };
    }

    private @Nullable Object pass(Object proxy, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        SavepointUse use = SavepointUse.NONE;
        if (target instanceof Connection) {
            String refused = REFUSED.get(name);
            if (refused != null || (name.equals("rollback") && arguments.length == 0)) {
                throw guard.refuse(refused == null ? "roll back" : refused);
            }
            use = SavepointUse.ofMethod(name);
        }
        if (arguments.length > 0 && arguments[0] instanceof String sql && takesSql(name)) {
            use = use.and(guard.look(sql));
        }
        if (use == SavepointUse.NONE) {
            return guarded(proxy, call(method, arguments));
        }
        boolean marked = guard.unmark();
        Object result = guarded(proxy, call(method, arguments));
        guard.used(use, marked);
        return result;
    }

    private static boolean takesSql(String method) {
        return method.startsWith("prepare") || method.startsWith("execute") || method.equals("addBatch");
    }

    @SuppressWarnings("ReferenceEquality") // a connection equals only itself
    private Object own(Object proxy, String name, Object[] arguments) {
        return switch (name) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "guarded " + target;
        };
    }

    private @Nullable Object guarded(Object proxy, @Nullable Object result) {
        if (result instanceof ResultSet) {
            return of(guard, result, target instanceof Statement ? proxy : null);
        }
        return result instanceof Statement || result instanceof DatabaseMetaData ? of(guard, result, null) : result;
    }

    /** Interfaces of a driver are guarded like those of JDBC; its classes could not be. */
    private Object unwrap(Object proxy, Class<?> type) throws SQLException {
        if (type.isInstance(proxy)) {
            return proxy;
        }
        if (!type.isInterface()) {
            throw guard.refuse("unwrap its connection as the class " + type.getName() + ", which could end");
        }
        return proxy(new GuardedObject(guard, ((java.sql.Wrapper) target).unwrap(type), statement), type);
    }

    private boolean isWrapperFor(Object proxy, Class<?> type) throws SQLException {
        return type.isInstance(proxy) || (type.isInterface() && ((java.sql.Wrapper) target).isWrapperFor(type));
    }

    private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof SQLException failure) {
                guard.failed(failure);
            }
            throw cause;
        }
    }
}
