// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import dev.pupsourcing.testkit.Interception;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Data sources whose failures differ from those of the driver, as with proxies and in application servers. Constants may be added: a {@code switch} needs a default branch. */
public enum RewrittenFailures {

    /** A proxy or tracing agent wraps the driver's exception in one without state and code. */
    WRAPPED(failure -> new SQLException("a statement has failed", failure)),

    /** The driver comes from another class loader: its exceptions have types that this one does not know. */
    FOREIGN(failure -> new SQLException(failure.getMessage(), failure.getSQLState(), failure.getErrorCode()));

    private final UnaryOperator<SQLException> rewriting;

    RewrittenFailures(UnaryOperator<SQLException> rewriting) {
        this.rewriting = rewriting;
    }

    /** The same connections, with failures rewritten. */
    public DataSource of(DataSource dataSource) {
        return proxy(DataSource.class, dataSource);
    }

    private <T> T proxy(Class<T> type, T target) {
        return Interception.proxy(type, (method, arguments) -> covered(call(target, method, arguments)));
    }

    private @Nullable Object covered(@Nullable Object result) {
        if (result instanceof Connection connection) {
            return proxy(Connection.class, connection);
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement);
        }
        return result instanceof Statement statement ? proxy(Statement.class, statement) : result;
    }

    private @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws ReflectiveOperationException, SQLException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw rewriting.apply(failure);
            }
            throw e;
        }
    }
}
