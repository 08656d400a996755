// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.spring;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.spring.TransactionalEventStore;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A running application with the defaults of Spring Boot and of the starter. */
public final class Application implements AutoCloseable {

    /** The default size of a Hikari pool. */
    public static final int POOL = 10;

    private final ConfigurableApplicationContext context;

    private Application(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** What an application adds to the starter: nothing. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Main {}

    /**
     * Starts an application.
     *
     * @param poolSize the number of connections of its pool
     * @param wakeUp which appends wake projections: "database", "process" or "none"
     */
    public static Application start(
            BenchmarkDatabase database, int poolSize, String wakeUp, List<Projection> projections) {
        SpringApplication application = new SpringApplication(Main.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(
                Map.of("logging.level.root", "error", "pupsourcing.projections.wake-up", wakeUp));
        application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) beans -> {
            beans.registerBean("dataSource", DataSource.class, () -> pool(database, poolSize));
            for (Projection projection : projections) {
                beans.registerBean(projection.name(), Projection.class, () -> projection);
            }
        });
        return new Application(application.run());
    }

    private static HikariDataSource pool(BenchmarkDatabase database, int size) {
        HikariDataSource pool = database.pool(size);
        pool.setPoolName("application");
        return pool;
    }

    /** A bean. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The event store of the application. */
    public TransactionalEventStore events() {
        return bean(TransactionalEventStore.class);
    }

    /** Transactions as of methods that are {@code @Transactional}. */
    public TransactionTemplate transactions(BenchmarkDatabase database) {
        TransactionTemplate transactions = new TransactionTemplate(bean(PlatformTransactionManager.class));
        if (database.kind().dialect().transactionIsolation().isPresent()) {
            transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        }
        return transactions;
    }

    @Override
    public void close() {
        context.close();
    }
}
