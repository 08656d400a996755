// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Intercepts the statements and calls of a connection, and can let them fail. Used with {@link Interception}. Implemented by tests.
 *
 * <p>The session is the real connection; calls on it are not intercepted.
 */
public interface Interceptor {

    /**
     * Called before a statement is sent; an exception prevents that.
     *
     * @param session the real connection
     * @param sql the statement's text
     */
    default void beforeStatement(Connection session, String sql) throws SQLException {}

    /**
     * Called after a statement was executed; an exception hides its result.
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
     * Called before every call of any object; an exception prevents the call.
     *
     * @param call the call
     */
    default void before(JdbcCall call) throws SQLException {}

    /**
     * Called after every call that returned; an exception hides its result.
     *
     * @param call the call
     */
    default void after(JdbcCall call) throws SQLException {}
}
