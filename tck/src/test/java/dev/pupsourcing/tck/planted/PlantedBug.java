// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.planted;

import dev.pupsourcing.testkit.Interception;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A defect of a database that a suite must notice. It changes what connections do.
 *
 * @param suite the suite, as the nested class of its part
 * @param name what is wrong
 * @param defect what changes
 */
record PlantedBug(String suite, String name, Defect defect) {

    /** A call of a connection, with a defect. */
    @FunctionalInterface
    interface Defect {
        @Nullable
        Object call(Connection connection, Method method, @Nullable Object @Nullable [] arguments)
                throws ReflectiveOperationException, SQLException;
    }

    /** Changes statements: a pattern and its replacement. */
    static Defect sql(String statement, String replacement) {
        Pattern pattern = Pattern.compile(statement, Pattern.DOTALL);
        return (connection, method, arguments) -> {
            Object result = method.invoke(connection, replaced(arguments, pattern, replacement));
            if (!method.getName().equals("createStatement")) {
                return result;
            }
            return Interception.proxy(
                    Statement.class, (called, given) -> called.invoke(result, replaced(given, pattern, replacement)));
        };
    }

    private static @Nullable Object @Nullable [] replaced(
            @Nullable Object @Nullable [] arguments, Pattern pattern, String replacement) {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
            arguments[0] = pattern.matcher(sql).replaceAll(replacement);
        }
        return arguments;
    }

    /** Commits, and then fails. */
    static Defect commitThatFails() {
        return (connection, method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            if (method.getName().equals("commit")) {
                throw new SQLException("committed, but not reported");
            }
            return result;
        };
    }

    /** The same connections, with the defect. */
    DataSource plantedIn(DataSource dataSource) {
        return Interception.proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(dataSource, arguments);
            return result instanceof Connection connection ? plantedIn(connection) : result;
        });
    }

    private Connection plantedIn(Connection connection) {
        return Interception.proxy(Connection.class, (method, arguments) -> defect.call(connection, method, arguments));
    }

    @Override
    public String toString() {
        return suite + ": " + name;
    }
}
