// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spring.TransactionalEventStore;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The event store in Spring's transactions, on real servers; one context per server serves all tests. */
class TransactionalEventStoreTest {

    private static final Map<TestServer, ConfigurableApplicationContext> CONTEXTS = new EnumMap<>(TestServer.class);

    private record Application(ConfigurableApplicationContext context, String id) {

        TransactionalEventStore events() {
            return context.getBean(TransactionalEventStore.class);
        }

        JdbcTemplate jdbc() {
            return context.getBean(JdbcTemplate.class);
        }

        TransactionTemplate transactions() {
            return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        }

        void place() {
            jdbc().update("INSERT INTO orders (id) VALUES (?)", id);
            events().append(ExpectedVersion.noStream(), Events.placed(id));
        }

        long rows() {
            return jdbc().queryForObject("SELECT count(*) FROM orders WHERE id = ?", Long.class, id);
        }

        long version() {
            return events().readStream(Events.order(id)).version();
        }
    }

    private static Application on(TestServer server) {
        ConfigurableApplicationContext context = CONTEXTS.computeIfAbsent(server, TransactionalEventStoreTest::start);
        return new Application(context, UUID.randomUUID().toString());
    }

    private static ConfigurableApplicationContext start(TestServer server) {
        SpringApplication application = new SpringApplication(App.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        ServerDatabase database = server.database();
        // The database's notifications would wake once more when they begin.
        String[] arguments = Stream.concat(
                        Stream.of("pupsourcing.projections.wake-up=process"),
                        Arrays.stream(Contexts.properties(database)))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        ConfigurableApplicationContext context = application.run(arguments);
        context.getBean(JdbcTemplate.class).execute("CREATE TABLE orders (id VARCHAR(50) PRIMARY KEY)");
        return context;
    }

    @AfterAll
    static void close() {
        CONTEXTS.values().forEach(ConfigurableApplicationContext::close);
        CONTEXTS.clear();
    }

    @ParameterizedTest
    @EnumSource
    void commitsWithTheMethod(TestServer server) {
        Application app = on(server);

        app.context().getBean(Orders.class).place(app.id(), outcome -> {});

        assertThat(app.rows()).isEqualTo(1);
        assertThat(app.version()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aRollbackRemovesTheAppend(TestServer server) {
        Application app = on(server);
        Orders orders = app.context().getBean(Orders.class);

        assertThatThrownBy(() -> orders.place(app.id(), outcome -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(app.rows()).isZero();
        assertThat(app.version()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aConflictThatIsCaughtLeavesTheTransactionUsable(TestServer server) {
        Application app = on(server);
        app.transactions().executeWithoutResult(status -> app.place());

        app.transactions().executeWithoutResult(status -> {
            assertThatThrownBy(() -> app.events().append(ExpectedVersion.noStream(), Events.placed(app.id())))
                    .isInstanceOf(OptimisticConcurrencyException.class);
            app.jdbc().update("INSERT INTO orders (id) VALUES (?)", app.id() + "-b");
            app.events().append(ExpectedVersion.exact(1), Events.placed(app.id()));
        });

        assertThat(app.version()).isEqualTo(2);
        assertThat(app.jdbc().queryForObject("SELECT count(*) FROM orders WHERE id LIKE ?", Long.class, app.id() + "%"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void requiresNewCommitsIndependently(TestServer server) {
        Application app = on(server);
        TransactionTemplate inner = app.transactions();
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        app.transactions().executeWithoutResult(status -> {
            inner.executeWithoutResult(
                    nested -> app.events().append(ExpectedVersion.noStream(), Events.placed(app.id() + "-inner")));
            app.place();
            status.setRollbackOnly();
        });

        assertThat(app.version()).isZero();
        assertThat(app.events().readStream(Events.order(app.id() + "-inner")).version())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void appendsAreRefusedInReadOnlyTransactions(TestServer server) {
        Application app = on(server);

        assertThatThrownBy(() -> app.context().getBean(Orders.class).look(app.id()))
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("read-only")
                .hasMessageContaining("remove readOnly = true");
    }

    @ParameterizedTest
    @EnumSource
    void appendsAreRefusedWithoutATransaction(TestServer server) {
        Application app = on(server);

        assertThatThrownBy(() -> app.events().append(ExpectedVersion.noStream(), Events.placed(app.id())))
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("needs a transaction of DataSource \"dataSource\", but there is none")
                .hasMessageContaining("@Transactional");
        assertThat(app.version()).as("reading needs none").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void appendsAreRefusedInATransactionOfAnotherDataSource(TestServer server) {
        Application app = on(server);
        ServerDatabase other = server.database();
        DataSource stranger = new DriverManagerDataSource(other.url(), other.user(), other.password());
        TransactionTemplate foreign = new TransactionTemplate(new JdbcTransactionManager(stranger));

        foreign.executeWithoutResult(status -> {
            app.jdbc().queryForList("SELECT 1"); // binds a connection that no transaction manager would commit
            assertThatThrownBy(() -> app.place())
                    .isInstanceOf(IllegalTransactionStateException.class)
                    .hasMessageContaining("needs a transaction of DataSource \"dataSource\"")
                    .hasMessageContaining("the current transaction of DataSource \"" + stranger);
        });

        assertThat(app.version()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void wakesProjectionsOnceAfterTheCommit(TestServer server) {
        Application app = on(server);
        AtomicInteger wakes = new AtomicInteger();
        WakeUps.Subscription subscription = app.context().getBean(WakeUps.class).subscribe(wakes::incrementAndGet);

        app.transactions().executeWithoutResult(status -> {
            app.place();
            app.events().append(ExpectedVersion.exact(1), Events.placed(app.id()));
            assertThat(wakes).hasValue(0);
        });
        assertThat(wakes).hasValue(1);

        app.transactions().executeWithoutResult(status -> {
            app.events().append(ExpectedVersion.exact(2), Events.placed(app.id()));
            status.setRollbackOnly();
        });
        assertThat(wakes).hasValue(1);
        subscription.close();
    }

    @ParameterizedTest
    @EnumSource
    void worksWithTheTransactionsConnection(TestServer server) throws SQLException {
        Application app = on(server);
        Pupsourcing pupsourcing = app.context().getBean(Pupsourcing.class);

        app.transactions().executeWithoutResult(status -> {
            app.place();
            long seen = version(app, pupsourcing);
            assertThat(seen).isEqualTo(1);
            assertThat(app.events().streamEvents(Events.order(app.id()), VersionRange.all()))
                    .hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(app.version()).isZero();
    }

    private static long version(Application app, Pupsourcing pupsourcing) {
        try {
            return app.events()
                    .withConnection(tx -> pupsourcing
                            .store()
                            .readStream(tx, Events.order(app.id()))
                            .version());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        PupsourcingAutoConfiguration.class,
        ProjectionAutoConfiguration.class
    })
    static class App {

        @Bean
        Orders orders(JdbcTemplate jdbc, TransactionalEventStore events) {
            return new Orders(jdbc, events);
        }
    }

    /** A service as an application has it. */
    static class Orders {

        private final JdbcTemplate jdbc;
        private final TransactionalEventStore events;

        Orders(JdbcTemplate jdbc, TransactionalEventStore events) {
            this.jdbc = jdbc;
            this.events = events;
        }

        @Transactional
        public void place(String id, Consumer<String> then) {
            jdbc.update("INSERT INTO orders (id) VALUES (?)", id);
            events.append(ExpectedVersion.noStream(), Events.placed(id));
            then.accept(id);
        }

        @Transactional(readOnly = true)
        public void look(String id) {
            events.append(ExpectedVersion.noStream(), Events.placed(id));
        }
    }
}
