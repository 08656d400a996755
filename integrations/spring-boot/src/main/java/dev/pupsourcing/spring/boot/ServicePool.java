// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.spring.boot.failure.StartFailure;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.util.ClassUtils;

/**
 * A few connections for heartbeats and notifications, which must not wait for connections that handlers and requests
 * use. They come from a small pool with the settings of the application's pool, if that is a Hikari pool, and otherwise
 * from the application's data source.
 */
final class ServicePool implements AutoCloseable {

    /** One for heartbeats, one that listens, one that notifies. */
    static final int SIZE = 3;

    /** One to read the log, one for a batch, one for the application. */
    static final int LEAST_OF_APPLICATION = 3;

    private static final boolean HIKARI =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", ServicePool.class.getClassLoader());

    private final DataSource dataSource;
    private final Optional<Runnable> closing;

    private ServicePool(DataSource dataSource, Optional<Runnable> closing) {
        this.dataSource = dataSource;
        this.closing = closing;
    }

    /** Derives the pool from the application's data source. */
    static ServicePool of(DataSource application, boolean separate) {
        return HIKARI && separate ? Hikari.derive(application) : new ServicePool(application, Optional.empty());
    }

    /**
     * Checks that the application's pool is large enough to run projections.
     *
     * @throws StartFailure if it is too small
     */
    static void checkSize(DataSource application, boolean separate) {
        if (HIKARI) {
            Hikari.checkSize(application, LEAST_OF_APPLICATION + (separate ? 0 : SIZE));
        }
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Whether the connections are separate from the application's. */
    boolean isSeparate() {
        return closing.isPresent();
    }

    @Override
    public void close() {
        closing.ifPresent(Runnable::run);
    }

    /** What needs the classes of Hikari. */
    private static final class Hikari {

        static ServicePool derive(DataSource application) {
            HikariDataSource pool = unwrap(application);
            if (pool == null) {
                return new ServicePool(application, Optional.empty());
            }
            HikariDataSource own = new HikariDataSource(); // opens connections when the first one is needed
            pool.copyStateTo(own);
            own.setPoolName("pupsourcing");
            own.setMaximumPoolSize(SIZE);
            // Without a spare connection, Hikari may not open one for a waiter while all others are kept.
            own.setMinimumIdle(1);
            own.setInitializationFailTimeout(-1);
            return new ServicePool(own, Optional.of(own::close));
        }

        static void checkSize(DataSource application, int least) {
            HikariDataSource pool = unwrap(application);
            if (pool != null && pool.getMaximumPoolSize() > 0 && pool.getMaximumPoolSize() < least) {
                throw new StartFailure(
                        "The connection pool has at most " + pool.getMaximumPoolSize()
                                + " connections, but projections need at least " + least
                                + ": one to read the log, one for a batch, and the rest for the application"
                                + (least > LEAST_OF_APPLICATION ? " and for heartbeats and notifications." : "."),
                        "Set spring.datasource.hikari.maximum-pool-size to " + least
                                + " or more, or run projections on other instances with"
                                + " pupsourcing.projections.mode=off.");
            }
        }

        private static @Nullable HikariDataSource unwrap(DataSource application) {
            return DataSourceUnwrapper.unwrap(application, HikariConfigMXBean.class, HikariDataSource.class);
        }
    }
}
