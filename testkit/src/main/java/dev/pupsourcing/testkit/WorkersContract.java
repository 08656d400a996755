// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.spi.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** What the suites of workers in one process share. */
abstract class WorkersContract extends ProcessingContract {

    private final List<ProjectionWorker> workers = new ArrayList<>();

    @AfterEach
    final void closeWorkers() {
        workers.forEach(ProjectionWorker::close);
    }

    final ProjectionWorker join(Projection projection, WorkerOptions.Builder sharing) {
        return join(pup(), projection, sharing);
    }

    final ProjectionWorker join(ProjectionBackend backend, Projection projection, WorkerOptions.Builder sharing) {
        return join(ProjectionWorker.builder(backend)
                .add(projection, options().batchSize(5).build())
                .options(sharing.build()));
    }

    final ProjectionWorker join(ProjectionWorker.Builder builder) {
        ProjectionWorker worker = builder.build();
        workers.add(worker);
        worker.start();
        return worker;
    }

    static WorkerOptions.Builder sharing(int segments) {
        return WorkerOptions.builder()
                .segments(segments)
                .lease(Duration.ofSeconds(1))
                .heartbeat(Duration.ofMillis(100))
                .rebalance(Duration.ofMillis(200));
    }

    private List<Integer> counts() {
        return workers.stream()
                .filter(ProjectionWorker::isRunning)
                .map(worker -> worker.status().segments().size())
                .sorted()
                .toList();
    }

    final void awaitCounts(Integer... expected) {
        Waiting.until("the shares " + List.of(expected), () -> counts().equals(List.of(expected)));
    }

    final List<ProjectionWorker> workers() {
        return List.copyOf(workers);
    }

    final ProjectionWorker worker(int number) {
        return workers.get(number);
    }

    final void awaitShare(int worker, int segments) {
        Waiting.until(
                "a share of " + segments,
                () -> worker(worker).status().segments().size() == segments);
    }

    /** Read without a transaction, which a database with one writer would not begin while a batch is open. */
    final List<Lease> leases() throws SQLException {
        try (Connection connection = fixture().dataSource().getConnection()) {
            return fixture().projections().leases().list(connection, "orders");
        }
    }

    static void await(CountDownLatch latch) throws SQLException {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new SQLException("not released");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        }
    }
}
