// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Each mistake in the configuration of an application gets one analysis, which says what to change. */
class StartFailuresTest {

    private static final ServerDatabase DATABASE = TestServer.POSTGRES.database();

    private final ApplicationContextRunner contexts = Contexts.on(DATABASE);

    @Test
    void noDataSource() {
        FailureAnalysis analysis = analysis(new ApplicationContextRunner()
                .withConfiguration(org.springframework.boot.autoconfigure.AutoConfigurations.of(
                        PupsourcingAutoConfiguration.class, ProjectionAutoConfiguration.class)));

        assertThat(analysis.getDescription())
                .isEqualTo("The event store needs a DataSource, but the application has none.");
        assertThat(analysis.getAction()).contains("spring.datasource.url", "pupsourcing.enabled=false");
    }

    @Test
    void twoDataSources() {
        FailureAnalysis analysis = analysis(contexts.withUserConfiguration(TwoDataSources.class));

        assertThat(analysis.getDescription()).contains("has 2: [one, two]");
        assertThat(analysis.getAction()).contains("@PupsourcingDataSource", "@Primary");
    }

    @Test
    void twoTransactionManagers() {
        FailureAnalysis analysis = analysis(contexts.withUserConfiguration(TwoManagers.class));

        assertThat(analysis.getDescription()).contains("one transaction manager", "has 2: [first, second]");
        assertThat(analysis.getAction()).contains("@PupsourcingTransactionManager");
    }

    @Test
    void aTransactionManagerOfAnotherDataSource() {
        FailureAnalysis analysis = analysis(contexts.withUserConfiguration(ForeignManager.class));

        assertThat(analysis.getDescription())
                .contains("does not manage its data source", "JdbcTransactionManager", "DataSource \"dataSource\"");
    }

    @Test
    void noSchema() {
        ServerDatabase empty = TestServer.POSTGRES.database();
        FailureAnalysis analysis = analysis(Contexts.on(empty).withPropertyValues("pupsourcing.schema.mode=validate"));

        assertThat(analysis.getDescription()).contains("do not exist", "store_info");
        assertThat(analysis.getAction())
                .contains("pupsourcing.schema.mode=create", "db/migration/V<number>__init_event_sourcing.sql")
                .contains("CREATE TABLE IF NOT EXISTS");
        Contexts.on(empty)
                .withPropertyValues("pupsourcing.schema.mode=none")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void tablesThatCannotBeCreated() {
        FailureAnalysis analysis = analysis(contexts.withPropertyValues("pupsourcing.tables.schema=nowhere"));

        assertThat(analysis.getDescription()).contains("could not be created", "nowhere");
        assertThat(analysis.getAction()).contains("pupsourcing.schema.mode=validate");
    }

    @Test
    void anOldSchema() throws SQLException {
        ServerDatabase old = TestServer.POSTGRES.database();
        Contexts.on(old).run(context -> assertThat(context).hasNotFailed());
        execute(old, "UPDATE store_info SET schema_version = 1, compatible_from = 1");

        FailureAnalysis analysis = analysis(Contexts.on(old));

        assertThat(analysis.getDescription()).contains("schema version 1");
        assertThat(analysis.getAction()).contains("V<number>__upgrade_event_sourcing.sql", "ALTER TABLE");
    }

    @Test
    void aSchemaOfALaterVersion() throws SQLException {
        ServerDatabase later = TestServer.POSTGRES.database();
        Contexts.on(later).run(context -> assertThat(context).hasNotFailed());
        execute(later, "UPDATE store_info SET schema_version = 99, compatible_from = 99");

        FailureAnalysis analysis = analysis(Contexts.on(later));

        assertThat(analysis.getDescription()).contains("schema version 99");
        assertThat(analysis.getAction()).contains("Use the version of Pupsourcing that the schema was made for");
    }

    @Test
    void noDatabaseModule() {
        FailureAnalysis analysis = analysis(contexts.withBean(DataSource.class, UnknownDatabase::new));

        assertThat(analysis.getDescription()).contains("not on the class path", "Unknown DB");
        assertThat(analysis.getAction()).contains("dev.pupsourcing:pupsourcing-<database>");
    }

    @Test
    void noDatabase() {
        FailureAnalysis analysis = analysis(contexts.withPropertyValues(
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none?loginTimeout=1",
                "spring.datasource.hikari.connection-timeout=250",
                "spring.datasource.hikari.initialization-fail-timeout=-1"));

        assertThat(analysis.getDescription()).contains("cannot be used");
        assertThat(analysis.getAction()).contains("spring.datasource.url");
    }

    @Test
    void twoProjectionsWithOneName() {
        FailureAnalysis analysis = analysis(contexts.withBean("a", Projection.class, () -> projection("orders"))
                .withBean("b", Projection.class, () -> projection("orders")));

        assertThat(analysis.getDescription()).contains("\"a\"", "\"b\"", "\"orders\"");
    }

    @Test
    void anUnknownProjectionInTheConfiguration() {
        ApplicationContextRunner one = contexts.withBean(Projection.class, () -> projection("orders"));
        FailureAnalysis close = analysis(one.withPropertyValues("pupsourcing.projections.by-name.order.batch-size=5"));
        FailureAnalysis far = analysis(one.withPropertyValues("pupsourcing.projections.by-name.invoices.batch-size=5"));

        assertThat(close.getDescription())
                .contains("by-name.order is for a projection that does not exist", "[orders]");
        assertThat(close.getAction()).contains("Write orders");
        assertThat(far.getAction()).contains("Declare the projection as a bean");
    }

    @Test
    void aPoolThatIsTooSmall() {
        ApplicationContextRunner small = contexts.withPropertyValues("spring.datasource.hikari.maximum-pool-size=2");
        FailureAnalysis analysis = analysis(small.withBean(Projection.class, () -> projection("orders")));

        assertThat(analysis.getDescription()).contains("at most 2 connections", "need at least 3");
        assertThat(analysis.getAction()).contains("spring.datasource.hikari.maximum-pool-size to 3");
        small.withBean(Projection.class, () -> projection("orders"))
                .withPropertyValues("pupsourcing.projections.mode=off")
                .run(context -> assertThat(context).hasNotFailed());
        small.run(context -> assertThat(context).as("no projections").hasNotFailed());
    }

    @Test
    void aValueThatMakesNoSense() {
        Map<String, String> values = Map.of(
                "pupsourcing.projections.batch-size=0", "batch-size must be at least 1, was 0",
                "pupsourcing.projections.poll-interval=0s", "poll-interval must be at least 1 ms",
                "pupsourcing.health.max-lag=-1", "max-lag must be at least 0, was -1");

        values.forEach((property, message) -> assertThat(
                        analysis(contexts.withPropertyValues(property)).getDescription())
                .contains(message));
    }

    @Test
    void leasesThatAreTooShort() {
        FailureAnalysis analysis = analysis(contexts.withBean(Projection.class, () -> projection("orders"))
                .withPropertyValues("pupsourcing.projections.lease=6s"));

        assertThat(analysis.getDescription()).contains("heartbeat PT5S", "lease PT6S");
        assertThat(analysis.getAction()).contains("pupsourcing.projections.*");
    }

    private static Projection projection(String name) {
        return Projection.of(name, (tx, event) -> {});
    }

    private static FailureAnalysis analysis(ApplicationContextRunner runner) {
        AtomicReference<FailureAnalysis> found = new AtomicReference<>();
        runner.run(context -> {
            assertThat(context).hasFailed();
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                    .load(FailureAnalyzer.class, (type, name, problem) -> {});
            found.set(analyzers.stream()
                    .map(analyzer -> analyzer.analyze(failure))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no analysis of", failure)));
        });
        return found.get();
    }

    private static void execute(ServerDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DataSource plain() {
        SimpleDriverDataSource dataSource = new SimpleDriverDataSource();
        dataSource.setDriverClass(org.postgresql.Driver.class);
        dataSource.setUrl(DATABASE.url());
        dataSource.setUsername(DATABASE.user());
        dataSource.setPassword(DATABASE.password());
        return dataSource;
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDataSources {
        @Bean
        DataSource one() {
            return plain();
        }

        @Bean
        DataSource two() {
            return plain();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoManagers {
        @Bean
        PlatformTransactionManager first(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        PlatformTransactionManager second(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ForeignManager {
        @Bean
        PlatformTransactionManager foreign() {
            return new JdbcTransactionManager(plain());
        }
    }

    /** A data source of a database that no module knows. */
    private static final class UnknownDatabase extends org.springframework.jdbc.datasource.AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = DATABASE.connect();
            java.sql.DatabaseMetaData facts = (java.sql.DatabaseMetaData) proxy(
                    java.sql.DatabaseMetaData.class, connection.getMetaData(), "getDatabaseProductName", "Unknown DB");
            return (Connection) proxy(Connection.class, connection, "getMetaData", facts);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        private static Object proxy(Class<?> type, Object target, String method, Object answer) {
            return java.lang.reflect.Proxy.newProxyInstance(
                    StartFailuresTest.class.getClassLoader(),
                    new Class<?>[] {type},
                    (self, called, arguments) ->
                            called.getName().equals(method) ? answer : called.invoke(target, arguments));
        }
    }
}
