// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Connections without a database: they record calls and fail on request. Not thread-safe. */
public final class FakeDatabase {

    private final List<String> calls = new ArrayList<>();
    private final Map<String, Deque<Throwable>> failures = new HashMap<>();
    private final boolean autoCommit;
    private final int isolation;

    public FakeDatabase() {
        this(true, Connection.TRANSACTION_READ_COMMITTED);
    }

    /** Creates connections with these settings. */
    public FakeDatabase(boolean autoCommit, int isolation) {
        this.autoCommit = autoCommit;
        this.isolation = isolation;
    }

    /** Lets the next calls of a method fail with these exceptions. */
    public FakeDatabase fail(String method, Throwable... reasons) {
        failures.computeIfAbsent(method, key -> new ArrayDeque<>()).addAll(Arrays.asList(reasons));
        return this;
    }

    /** Lets a call, with its arguments, fail after it has had its effect. */
    public FakeDatabase failLate(String call, Throwable reason) {
        return fail(call, reason);
    }

    /** The calls that changed a connection, in order. */
    public List<String> calls() {
        return calls;
    }

    public DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            note(method, arguments);
            return connection();
        });
    }

    private Connection connection() {
        boolean[] commits = {autoCommit};
        int[] level = {isolation};
        return proxy(Connection.class, (method, arguments) -> switch (method) {
            case "getAutoCommit" -> commits[0];
            case "getTransactionIsolation" -> level[0];
            case "getMetaData" -> proxy(DatabaseMetaData.class, (question, values) -> true);
            case "setAutoCommit" -> {
                note(method, arguments);
                commits[0] = (boolean) arguments[0];
                throwIfAny(method + "(" + arguments[0] + ")");
                yield null;
            }
            case "setTransactionIsolation" -> {
                note(method, arguments);
                level[0] = (int) arguments[0];
                yield null;
            }
            case "createStatement" ->
                proxy(Statement.class, (command, values) -> {
                    note(command, values);
                    return command.equals("execute") ? false : null;
                });
            case "commit", "rollback", "close" -> {
                note(method, arguments);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private void note(String method, Object[] arguments) throws Throwable {
        calls.add(Stream.of(arguments)
                .map(Object::toString)
                .collect(Collectors.joining(",", method + "(", ")"))
                .replace("()", ""));
        throwIfAny(method);
    }

    private void throwIfAny(String method) throws Throwable {
        Deque<Throwable> reasons = failures.getOrDefault(method, new ArrayDeque<>());
        if (!reasons.isEmpty()) {
            throw reasons.removeFirst();
        }
    }

    public static SQLException failure(String state) {
        return new SQLException("failed with " + state, state);
    }

    private interface Answer {
        Object to(String method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                FakeDatabase.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        answer.to(method.getName(), arguments == null ? new Object[0] : arguments)));
    }
}
