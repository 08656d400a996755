// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.spring.TransactionalEventStore;
import dev.pupsourcing.spring.boot.Contexts;
import dev.pupsourcing.spring.boot.Events;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** SQLite as the data source: one file, one writer at a time. */
class SqliteTest {

    private static final int THREADS = 3;
    private static final int ORDERS = 20;

    @TempDir
    Path folder;

    private ApplicationContextRunner contexts() {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db")
                + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=60000";
        return Contexts.plain()
                .withUserConfiguration(OrdersView.class)
                .withPropertyValues(
                        "spring.datasource.url=" + url,
                        "pupsourcing.schema.mode=create",
                        "pupsourcing.projections.segments=2");
    }

    private static TransactionTemplate transactions(ApplicationContext context) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    private static void place(ApplicationContext context, String id) {
        transactions(context).executeWithoutResult(status -> {
            context.getBean(JdbcTemplate.class).update("INSERT INTO requests (id) VALUES (?)", id);
            context.getBean(TransactionalEventStore.class).append(ExpectedVersion.noStream(), Events.placed(id));
        });
    }

    @Test
    void rowsAndEventsAreCommittedTogetherOrNotAtAll() {
        contexts().run(context -> {
            assertThat(context).hasNotFailed();
            place(context, "kept");
            transactions(context).executeWithoutResult(status -> {
                assertThatThrownBy(() -> context.getBean(TransactionalEventStore.class)
                                .append(ExpectedVersion.noStream(), Events.placed("kept")))
                        .isInstanceOf(OptimisticConcurrencyException.class);
                context.getBean(TransactionalEventStore.class)
                        .append(ExpectedVersion.noStream(), Events.placed("lost"));
                status.setRollbackOnly();
            });

            TransactionalEventStore events = context.getBean(TransactionalEventStore.class);
            assertThat(events.version(Events.order("kept"))).isEqualTo(1);
            assertThat(events.version(Events.order("lost"))).isZero();
            assertThat(ids(context, "requests")).containsExactly("kept");
        });
    }

    @Test
    void manyThreadsAndAProjectionShareTheFile() {
        contexts().run(context -> {
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String prefix = thread + "-";
                writers.add(CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < ORDERS; i++) {
                        place(context, prefix + i);
                    }
                }));
            }
            writers.forEach(CompletableFuture::join);
            Contexts.awaitHandled(context, "orders");

            assertThat(ids(context, "requests")).hasSize(THREADS * ORDERS);
            assertThat(ids(context, "orders_view")).hasSize(THREADS * ORDERS).doesNotHaveDuplicates();
        });
    }

    private static List<String> ids(ApplicationContext context, String table) {
        return context.getBean(JdbcTemplate.class).queryForList("SELECT id FROM " + table, String.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class OrdersView {

        @Bean
        Projection orders(JdbcTemplate jdbc) {
            jdbc.execute("CREATE TABLE IF NOT EXISTS requests (id TEXT PRIMARY KEY)");
            jdbc.execute("CREATE TABLE IF NOT EXISTS orders_view (id TEXT)");
            return Projection.builder("orders")
                    .on(
                            "OrderPlaced",
                            (tx, event) -> jdbc.update("INSERT INTO orders_view (id) VALUES (?)", event.aggregateId()))
                    .build();
        }
    }
}
