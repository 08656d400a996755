// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.spring.TransactionalEventStore;
import dev.pupsourcing.testkit.Waiting;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/** The snippets of docs/spring-boot.md. */
class SpringBootPageTest {

    // region service
    @Service
    static class PlaceOrder {

        private final JdbcTemplate jdbc;
        private final TransactionalEventStore events;

        PlaceOrder(JdbcTemplate jdbc, TransactionalEventStore events) {
            this.jdbc = jdbc;
            this.events = events;
        }

        @Transactional
        public AppendResult handle(String orderId, String product) {
            jdbc.update("INSERT INTO requests (order_id) VALUES (?)", orderId);
            return events.append(
                    ExpectedVersion.noStream(),
                    Event.builder(StreamId.of("Sales", "Order", orderId), "OrderPlaced")
                            .payload("{\"product\":\"" + product + "\"}")
                            .build());
        }
    }
    // endregion

    @Configuration(proxyBeanMethods = false)
    static class Projections {

        // region projection
        @Bean
        Projection ordersView(JdbcTemplate jdbc) {
            return Projection.builder("orders")
                    .on(
                            "OrderPlaced",
                            (tx, event) -> jdbc.update("INSERT INTO orders_view (id) VALUES (?)", event.aggregateId()))
                    .build();
        }
        // endregion

        // region customizer
        @Bean
        ProjectionOptionsCustomizer deadLettersOfMails() {
            return (projection, options) -> {
                if (projection.name().equals("mails")) {
                    options.errorPolicy(ErrorPolicy.deadLetter()).deadLetterLimit(10, Duration.ofHours(1));
                }
            };
        }
        // endregion
    }

    /** Compiled only: an application with two databases. */
    static class TwoDatabases {

        // region qualifier
        @Bean(defaultCandidate = false)
        @PupsourcingDataSource
        DataSource eventDatabase() {
            return openPool("jdbc:postgresql://events/shop");
        }

        @Bean(defaultCandidate = false)
        @PupsourcingTransactionManager
        PlatformTransactionManager eventTransactions(@PupsourcingDataSource DataSource eventDatabase) {
            return new JdbcTransactionManager(eventDatabase);
        }
        // endregion

        private static DataSource openPool(String url) {
            throw new UnsupportedOperationException(url);
        }
    }

    /** A service that continues after a conflict. */
    static class Rename {

        private final TransactionalEventStore events;

        Rename(TransactionalEventStore events) {
            this.events = events;
        }

        // region conflict
        @Transactional
        public boolean place(StreamId order, Event placed) {
            try {
                events.append(ExpectedVersion.noStream(), placed);
                return true;
            } catch (OptimisticConcurrencyException e) {
                return false; // the transaction can continue and commit
            }
        }
        // endregion
    }

    @Test
    void theSnippetsWork() {
        Contexts.on(TestServer.POSTGRES.database())
                .withBean(PlaceOrder.class)
                .withBean(Rename.class)
                .withUserConfiguration(Projections.class, Tables.class)
                .run(context -> {
                    PlaceOrder service = context.getBean(PlaceOrder.class);
                    ReadModels readModels = context.getBean(ReadModels.class);

                    ProjectionAdmin admin = context.getBean(ProjectionAdmin.class);
                    Waiting.until("the first start", () -> admin.find("orders").isPresent());
                    AppendResult result = service.handle("order-1", "tea");
                    // region await
                    boolean shown =
                            readModels.await("orders", result.stream(), result.lastPosition(), Duration.ofSeconds(30));
                    // endregion

                    assertThat(shown).isTrue();
                    assertThat(rows(context.getBean(JdbcTemplate.class))).containsExactly("order-1");
                    StreamId order = StreamId.of("Sales", "Order", "order-1");
                    assertThat(context.getBean(Rename.class)
                                    .place(
                                            order,
                                            Event.builder(order, "OrderPlaced").build()))
                            .isFalse();
                    assertThat(context.getBean(Pupsourcing.class)
                                    .readStream(order)
                                    .version())
                            .isEqualTo(1);
                });
    }

    private static List<String> rows(JdbcTemplate jdbc) {
        return jdbc.queryForList("SELECT id FROM orders_view", String.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Tables {

        Tables(JdbcTemplate jdbc) {
            jdbc.execute("CREATE TABLE IF NOT EXISTS orders_view (id VARCHAR(50))");
            jdbc.execute("CREATE TABLE IF NOT EXISTS requests (order_id VARCHAR(50))");
        }
    }
}
