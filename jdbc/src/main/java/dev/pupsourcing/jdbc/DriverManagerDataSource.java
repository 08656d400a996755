// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.jdbc.spi.Databases;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that opens a new connection for each call; for demos, tools and tests that need no pool. Thread-safe.
 */
public final class DriverManagerDataSource implements DataSource {

    private final String url;
    private final Properties properties;

    /**
     * Creates a data source for a JDBC URL.
     *
     * @param user the user; null if the URL contains it or none is needed
     * @param password the password; null if the URL contains it or none is needed
     */
    public DriverManagerDataSource(String url, @Nullable String user, @Nullable String password) {
        this.url = Objects.requireNonNull(url, "url");
        this.properties = new Properties();
        put("user", user);
        put("password", password);
    }

    private void put(String key, @Nullable String value) {
        if (value != null) {
            properties.setProperty(key, value);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        checkDriver();
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        checkDriver();
        return DriverManager.getConnection(url, user, password);
    }

    /** The driver manager's message would contain the whole URL, which may include a password. */
    private void checkDriver() throws SQLException {
        if (DriverManager.drivers().noneMatch(this::accepts)) {
            throw new SQLException(
                    "no JDBC driver for \"" + Databases.withoutSecrets(url) + "\" is on the class path", "08001");
        }
    }

    private boolean accepts(Driver driver) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("a log writer is not supported");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException(
                "a login time-out is not supported; set the driver's time-out in " + "the URL");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("java.util.logging is not used");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("not a " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
