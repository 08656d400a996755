// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** An event store with a connection pool, which must be closed. Thread-safe. */
public final class OpenStore implements AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final TableNames tables;
    private final Pupsourcing store;

    private OpenStore(DatabaseAddress address, HikariDataSource pool, TableNames tables, Pupsourcing store) {
        this.address = address;
        this.pool = pool;
        this.tables = tables;
        this.store = store;
    }

    /** Opens the event store at an address. */
    public static OpenStore at(DatabaseAddress address, StoreOptions options) {
        probe(address);
        HikariDataSource pool = pool(address);
        try {
            return new OpenStore(address, pool, options.tables(), Pupsourcing.create(pool, options));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Fails with the driver's message if the database cannot be reached; a pool would retry until its time-out. */
    private static void probe(DatabaseAddress address) {
        try {
            connect(address).close();
        } catch (SQLException e) {
            throw unreachable(address, e);
        }
    }

    /** Opens a separate connection, which the caller closes. */
    public static Connection connect(DatabaseAddress address) {
        try {
            return address.connections().getConnection();
        } catch (SQLException e) {
            throw unreachable(address, e);
        }
    }

    private static CommandFailure unreachable(DatabaseAddress address, SQLException reason) {
        return CommandFailure.of(
                "the database " + address + " cannot be opened: " + SafeMessage.of(reason)
                        + "; check the URL, the user and the password",
                reason);
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("pup");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** The address of the database. */
    public DatabaseAddress address() {
        return address;
    }

    /** The names of its tables. */
    public TableNames tables() {
        return tables;
    }

    /** The event store. */
    public Pupsourcing store() {
        return store;
    }

    /** The pooled connections. */
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
