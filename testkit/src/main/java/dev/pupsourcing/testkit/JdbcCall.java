// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC call that passes through an {@link Interception}.
 *
 * @param session the real connection; null when a data source opens one
 * @param on the interface of the object: a data source, a connection, a statement of any kind, or a result
 * @param method the method's name
 * @param text the statement, if known; for methods of a connection their first argument, possibly empty
 */
public record JdbcCall(@Nullable Connection session, Class<?> on, String method, String text) {

    @Override
    public String toString() {
        return on.getSimpleName() + "." + method + "(" + text.strip().replaceAll("\\s+", " ") + ")";
    }
}
