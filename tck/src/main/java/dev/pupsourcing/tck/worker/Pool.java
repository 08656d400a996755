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

    /** The time-out of pools that have one. */
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
        return switch (kind) {
            case HIKARI -> hikari(connections, size);
            case AGROAL -> agroal(connections, size);
            case PATIENT -> new Pool(new SmallPool(connections, size).dataSource(), () -> {});
        };
    }

    private static Pool hikari(DataSource connections, int size) {
        HikariConfig config = new HikariConfig();
        config.setDriverClassName(LendingDriver.class.getName());
        config.setJdbcUrl(LendingDriver.register(connections));
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(TIMEOUT.toMillis());
        config.setValidationTimeout(TIMEOUT.toMillis());
        HikariDataSource pool = new HikariDataSource(config);
        return new Pool(pool, pool::close);
    }

    private static Pool agroal(DataSource connections, int size) throws SQLException {
        String url = LendingDriver.register(connections);
        AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(size)
                        .exceptionSorter(Pool::isBroken)
                        .acquisitionTimeout(TIMEOUT)
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
