// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A driver that provides data sources by URL, for pools that accept only URLs. Stateless and thread-safe. */
public final class LendingDriver implements Driver {

    private static final Map<String, DataSource> SOURCES = new ConcurrentHashMap<>();

    /** Called by pools, which create the driver. */
    public LendingDriver() {}

    /** The URL of a data source. */
    static String register(DataSource source) {
        String url = "jdbc:lending:" + UUID.randomUUID();
        SOURCES.put(url, source);
        return url;
    }

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        DataSource source = SOURCES.get(url);
        return source == null ? null : source.getConnection();
    }

    @Override
    public boolean acceptsURL(String url) {
        return SOURCES.containsKey(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("no java.util.logging");
    }
}
