// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;

/** A connection pool. */
record Pool(DataSource dataSource, Runnable end) implements AutoCloseable {

    /** The shortest time-out that all pools with time-outs accept. */
    static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(250);

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** The data source of the pool. */
    enum Kind {
        /** Tests idle connections before it lends them, and evicts broken ones. */
        HIKARI,
        /** Lends connections untested, and evicts one on which a statement has failed in a way that says that it is broken. */
        AGROAL,
        /** Waits for a connection without a limit. */
        PATIENT
    }

    /** A pool of connections of a data source. */
    static Pool of(Kind kind, DataSource connections, int size) throws SQLException {
        return of(kind, connections, size, TIMEOUT);
    }

    /** A pool that waits for a connection for this time, if it has a time-out. */
    static Pool of(Kind kind, DataSource connections, int size, Duration timeout) throws SQLException {
        return switch (kind) {
            case HIKARI -> hikari(connections, size, timeout);
            case AGROAL -> agroal(connections, size, timeout);
            case PATIENT -> new Pool(new SmallPool(connections, size).dataSource(), () -> {});
        };
    }

    private static Pool hikari(DataSource connections, int size, Duration timeout) {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName(LendingDriver.class.getName());
        config.setJdbcUrl(LendingDriver.register(connections));
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(timeout.toMillis());
        config.setValidationTimeout(timeout.toMillis());
        HikariDataSource pool = new HikariDataSource(config);
        return new Pool(pool, pool::close);
    }

    private static Pool agroal(DataSource connections, int size, Duration timeout) throws SQLException {
        String url = LendingDriver.register(connections);
        AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(size)
                        .exceptionSorter(Pool::isBroken)
                        .acquisitionTimeout(timeout)
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl(url).connectionProviderClass(LendingDriver.class))));
        return new Pool(pool, pool::close);
    }

    /** Without such a rule Agroal would lend a broken connection for ever. */
    private static boolean isBroken(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08")
                || state.startsWith("57P")
                || failure instanceof SQLNonTransientConnectionException
                || failure.getMessage().contains("closed");
    }

    @Override
    public void close() {
        end.run();
    }
}
