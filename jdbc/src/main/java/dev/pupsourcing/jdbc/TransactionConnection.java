// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.jdbc.dialect.TransactionRules;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a unit of work gets: it does everything but end the transaction, and it remembers which statements
 * failed, so that a work that catches a failure cannot have half of itself committed. For one thread.
 */
final class TransactionConnection implements InvocationHandler {

    private static final Map<String, String> REFUSED = Map.of(
            "commit", "commit",
            "close", "close the connection of",
            "abort", "abort the connection of",
            "setAutoCommit", "change the autocommit mode of",
            "beginRequest", "begin a request in",
            "endRequest", "end the request of");

    private final Connection session;
    private final TransactionRules rules;
    private final Connection proxy;
    private final List<Exception> failures = new ArrayList<>(1);

    TransactionConnection(Connection session, TransactionRules rules) {
        this.session = session;
        this.rules = rules;
        this.proxy = (Connection) proxy(this, Connection.class, OwnedTransaction.class);
    }

    /** What the work gets. */
    Connection proxy() {
        return proxy;
    }

    /** What failed since the transaction began, or since it was rolled back to a savepoint. */
    List<Exception> failures() {
        return failures;
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (method.getDeclaringClass() == OwnedTransaction.class) {
            return own(name, arguments);
        }
        if (method.getDeclaringClass() == Object.class) {
            return object(self, name, arguments);
        }
        String refused = REFUSED.get(name);
        if (refused != null || (name.equals("rollback") && arguments == null)) {
            throw refusal(Objects.requireNonNullElse(refused, "roll back"));
        }
        if (arguments != null && (name.equals("unwrap") || name.equals("isWrapperFor"))) {
            return unwrapped(name, (Class<?>) arguments[0]);
        }
        if (name.startsWith("prepare")) {
            check(arguments);
        }
        Object result = call(method, session, arguments);
        if (name.equals("rollback")) {
            failures.clear();
        }
        return guarded(result);
    }

    private @Nullable Object own(String name, Object @Nullable [] arguments) {
        if (name.equals("session")) {
            return session;
        }
        if (arguments != null) {
            failed((Exception) arguments[0]);
        }
        return null;
    }

    private void failed(Exception failure) {
        if (failures.stream().noneMatch(earlier -> isLike(earlier, failure))) {
            failures.add(failure);
        }
    }

    /** A work that fails and goes on in a loop fails for few reasons. */
    private static boolean isLike(Exception earlier, Exception failure) {
        return earlier.getClass() == failure.getClass()
                && earlier instanceof SQLException first
                && failure instanceof SQLException second
                && first.getErrorCode() == second.getErrorCode()
                && Objects.equals(first.getSQLState(), second.getSQLState());
    }

    /** The driver's own connection could end the transaction; anything else that the driver offers cannot. */
    private Object unwrapped(String name, Class<?> type) throws SQLException {
        boolean self = type.isInstance(proxy);
        if (name.equals("isWrapperFor")) {
            return self || (!Connection.class.isAssignableFrom(type) && session.isWrapperFor(type));
        }
        if (self) {
            return proxy;
        }
        if (Connection.class.isAssignableFrom(type)) {
            throw refusal("unwrap the connection of");
        }
        return session.unwrap(type);
    }

    private void check(Object @Nullable [] arguments) {
        if (arguments == null || !(arguments[0] instanceof String sql)) {
            return;
        }
        Optional<String> ending = TransactionTexts.ending(sql, rules);
        if (ending.isPresent()) {
            String text = ending.get();
            throw refusal("run \"" + text.substring(0, Math.min(text.length(), 40)) + "\" in");
        }
    }

    private static IllegalStateException refusal(String what) {
        return new IllegalStateException("a unit of work must not " + what + " its transaction;"
                + " it is committed once the work returns, and rolled back if the work throws");
    }

    @SuppressWarnings("ReferenceEquality") // A connection equals itself alone.
    private Object object(Object self, String name, Object @Nullable [] arguments) {
        return switch (name) {
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "transaction on " + session;
        };
    }

    /** Statements and meta data lead back to this connection. */
    private @Nullable Object guarded(@Nullable Object result) {
        if (result instanceof Statement statement) {
            return proxy((self, method, arguments) -> onStatement(statement, self, method, arguments), type(statement));
        }
        if (result instanceof DatabaseMetaData metaData) {
            return proxy(
                    (self, method, arguments) ->
                            method.getName().equals("getConnection") ? proxy : call(method, metaData, arguments),
                    DatabaseMetaData.class);
        }
        return result;
    }

    private @Nullable Object onStatement(Statement statement, Object self, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return object(self, method.getName(), arguments);
        }
        String name = method.getName();
        if (name.equals("getConnection")) {
            return proxy;
        }
        if (arguments == null || !(name.startsWith("execute") || name.equals("addBatch"))) {
            return call(method, statement, arguments);
        }
        check(arguments);
        Object result = call(method, statement, arguments);
        if (arguments[0] instanceof String sql && TransactionTexts.goesBack(sql)) {
            failures.clear();
        }
        return result;
    }

    private static Class<? extends Statement> type(Statement statement) {
        if (statement instanceof CallableStatement) {
            return CallableStatement.class;
        }
        return statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    }

    private static Object proxy(InvocationHandler handler, Class<?>... types) {
        return Proxy.newProxyInstance(TransactionConnection.class.getClassLoader(), types, handler);
    }

    private @Nullable Object call(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof SQLException failure) {
                failed(failure);
            }
            throw cause;
        }
    }
}
