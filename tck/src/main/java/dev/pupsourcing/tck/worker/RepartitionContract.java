// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.tck.fixture.KeyedModel;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The number of partitions or segments changes while a writer appends, and the new number always starts before the old
 * one ends: no event is skipped or repeated, and each aggregate's order is kept, which the read model checks.
 */
public abstract class RepartitionContract extends ProcessingContract {

    private static final List<Integer> NUMBERS = List.of(1, 4, 3, 8, 1);

    private final List<Long> placed = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private @Nullable Projection projection;

    /** For suites. */
    protected RepartitionContract() {}

    /** Runs the projection with one number. */
    private interface Running extends AutoCloseable {
        /** Whether all instances have ended without failure. */
        boolean endsWell() throws InterruptedException;

        @Override
        void close();
    }

    private interface Starting {
        Running start(int number);
    }

    @BeforeEach
    final void runOrders() {
        projection = orders();
    }

    @Test
    void partitionsChangeUnderLoad() throws Exception {
        changeUnderLoad(this::processor);
        assertThat(checkpoints("orders")).hasSize(1);
    }

    @Test
    void segmentsChangeUnderLoad() throws Exception {
        changeUnderLoad(this::worker);
    }

    @Test
    void partitionsByCustomerChangeUnderLoad() throws Exception {
        projection = byCustomer();
        changeUnderLoad(this::processor);
        assertThat(checkpoints("orders")).hasSize(1);
    }

    @Test
    void segmentsByCustomerChangeUnderLoad() throws Exception {
        projection = byCustomer();
        changeUnderLoad(this::worker);
    }

    /** Two read models check it: one for each order's events, and one for each customer's. */
    private Projection byCustomer() throws SQLException {
        KeyedModel customers = KeyedModel.create(fixture().dataSource(), KeyedModel::customer);
        return Projection.builder("orders")
                .partitionBy(customers.strategy("customer"))
                .otherwise((tx, event) -> {
                    customers.handle(tx, event);
                    model().handle(tx, event);
                })
                .build();
    }

    private Projection projection() {
        return Objects.requireNonNull(projection, "projection");
    }

    private void changeUnderLoad(Starting starting) throws Exception {
        CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write);
        Running running = starting.start(NUMBERS.get(0));
        try {
            progress();
            for (int number : NUMBERS.subList(1, NUMBERS.size())) {
                Running before = running;
                running = starting.start(number);
                assertThat(before.endsWell()).isTrue();
                progress();
            }
            writing.set(false);
            writer.join();
            Waiting.until("all events", () -> model().has(placed.size()));
            assertThat(running.endsWell()).isTrue();
        } finally {
            writing.set(false);
            running.close();
        }
        assertThat(model().positions()).isEqualTo(placed);
    }

    private void progress() throws SQLException {
        int enough = model().positions().size() + 12;
        Waiting.until("progress", () -> model().has(enough));
    }

    private void write() {
        try {
            for (int i = 0; writing.get(); i++) {
                placed.addAll(place("o-" + i % 23, "o-" + i % 17));
                LockSupport.parkNanos(20_000_000);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Running processor(int partitions) {
        ProjectionRunner processor = processor(
                projection(), options().partitions(partitions).batchSize(5).build());
        processor.start();
        return new Running() {
            @Override
            public boolean endsWell() throws InterruptedException {
                return processor.stop(SOON) && processor.failure().isEmpty();
            }

            @Override
            public void close() {
                processor.close();
            }
        };
    }

    private Running worker(int segments) {
        ProjectionWorker worker = options()
                .batchSize(5)
                .build()
                .worker(pup(), projection(), WorkersContract.sharing(segments).lease(Duration.ofSeconds(2)))
                .build();
        worker.start();
        return new Running() {
            @Override
            public boolean endsWell() throws InterruptedException {
                return worker.stop(SOON) && worker.failure().isEmpty();
            }

            @Override
            public void close() {
                worker.close();
            }
        };
    }
}
