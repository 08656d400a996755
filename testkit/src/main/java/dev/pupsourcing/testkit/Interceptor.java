// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Stands between a connection's user and the database: sees every statement and every call, and may fail them. Used
 * through {@link Interception}.
 *
 * <p>The session handed over is the real connection; what is done on it is not intercepted again.
 */
public interface Interceptor {

    /**
     * Called before a statement is sent; what it throws keeps the statement from being sent.
     *
     * @param session the real connection
     * @param sql the statement's text
     */
    default void beforeStatement(Connection session, String sql) throws SQLException {}

    /**
     * Called after a statement was executed; what it throws hides that it was.
     *
     * @param session the real connection
     * @param sql the statement's text
     */
    default void afterStatement(Connection session, String sql) throws SQLException {}

    /**
     * Called before a method of the connection, such as {@code commit} or {@code setSavepoint}.
     *
     * @param session the real connection
     * @param method the method's name
     */
    default void beforeCall(Connection session, String method) throws SQLException {}

    /**
     * Called before every call, of whatever object; what it throws keeps the call from being made.
     *
     * @param call what is called
     */
    default void before(JdbcCall call) throws SQLException {}

    /**
     * Called after every call that returned; what it throws hides that it did.
     *
     * @param call what was called
     */
    default void after(JdbcCall call) throws SQLException {}
}
