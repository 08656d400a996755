// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Worker;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.processing.Partitions;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.status.PartitionStatus;
import java.util.UUID;
import java.util.function.Function;

/**
 * Repeated passes over the log from its start to a position, each with a new projection.
 *
 * @param pupsourcing the store and the database of the read models
 * @param log its log, with a count of reads
 * @param end the last position
 */
public record Passes(Pupsourcing pupsourcing, CountingLog log, long end) {

    /** The number of events per page, and per batch of a projection that handles whole batches. */
    static final int PAGE = 1000;

    public static Passes over(HikariDataSource pool, long end) {
        Pupsourcing pupsourcing = Pupsourcing.create(pool);
        return new Passes(pupsourcing, new CountingLog(pupsourcing.backend().log()), end);
    }

    /** Only reads. */
    public Contender reader() {
        return new Contender("pupsourcing's reader alone", 1, thread -> (Pass) this::read);
    }

    private int read() {
        int events = 0;
        long after = 0;
        try (LogReader reader = pupsourcing.log().openReader(ReadScope.all())) {
            while (after < end) {
                EventPage page = reader.read(after, PAGE);
                events += page.size();
                after = page.scannedTo();
            }
        }
        return events;
    }

    /** Runs a projection with a number of partitions. */
    public Contender projection(String name, int partitions, Function<String, Projection> projection) {
        ProjectionHost backend = ProjectionBackend.of(
                log, pupsourcing.transactions(), pupsourcing.backend().projectionStore());
        return new Contender(name, 1, thread -> (Pass)
                () -> handle(backend, projection.apply("pass-" + UUID.randomUUID()), Partitions.all(partitions)));
    }

    private int handle(ProjectionHost backend, Projection projection, Partitions partitions)
            throws InterruptedException {
        try (ProjectionRunner processor = ProjectionRunner.builder(backend)
                .add(projection, ProjectionOptions.defaults(), partitions)
                .options(RunnerOptions.builder().pageSize(PAGE).build())
                .build()) {
            processor.runUntil(end);
            return (int) processor.partitions().stream()
                    .mapToLong(PartitionStatus::handled)
                    .sum();
        }
    }

    /** An operation without state between passes. */
    @FunctionalInterface
    public interface Pass extends Worker {
        @Override
        default void close() {}
    }
}
