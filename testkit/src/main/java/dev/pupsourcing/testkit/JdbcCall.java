// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A call of JDBC that passes through an {@link Interception}.
 *
 * @param session the real connection; null while a data source is asked for one
 * @param on the interface of the object: a data source, a connection, a statement of any kind, or a result
 * @param method the method's name
 * @param text the statement, as far as it is known; for methods of a connection their first argument, possibly empty
 */
public record JdbcCall(@Nullable Connection session, Class<?> on, String method, String text) {

    @Override
    public String toString() {
        return on.getSimpleName() + "." + method + "(" + text.strip().replaceAll("\\s+", " ") + ")";
    }
}
