// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose new connections have a transaction isolation of the test's choice. Thread-safe. */
public final class IsolatedDataSource implements DataSource {

    private final String url;
    private final String user;
    private final String password;
    private final int isolation;
    private final boolean readOnly;

    /**
     * A data source for a JDBC URL.
     *
     * @param isolation the level, as in {@link Connection}
     */
    public IsolatedDataSource(String url, String user, String password, int isolation) {
        this(url, user, password, isolation, false);
    }

    private IsolatedDataSource(String url, String user, String password, int isolation, boolean readOnly) {
        this.readOnly = readOnly;
        this.url = url;
        this.user = user;
        this.password = password;
        this.isolation = isolation;
    }

    /** The same connections, but read-only. */
    public IsolatedDataSource readOnly() {
        return new IsolatedDataSource(url, user, password, isolation, true);
    }

    /** The JDBC URL, the user and the password. */
    public List<String> access() {
        return List.of(url, user, password);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    @Override
    public Connection getConnection(String name, String secret) throws SQLException {
        Connection connection = DriverManager.getConnection(url, name, secret);
        connection.setTransactionIsolation(isolation);
        if (readOnly) {
            connection.setReadOnly(true);
        }
        return connection;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("no log writer");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("no login time-out");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("no java.util.logging");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
