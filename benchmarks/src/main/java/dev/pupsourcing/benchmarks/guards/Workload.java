// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.guards;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.spi.Databases;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.processing.ProjectionOptions;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleBiFunction;

/**
 * A workload for one build of the library, which the class loader of this class determines. It takes the name of a case
 * and a time in nanoseconds, and returns events per second. Older builds have their own version; {@code src/compared}
 * has one for builds without this class.
 */
public final class Workload implements ToDoubleBiFunction<String, Long> {

    private static final int WRITERS = 16;
    private static final int SINGLE_EVENTS = 2_000;
    private static final byte[] PAYLOAD =
            "{\"customer\":\"c-1\",\"total\":4200}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final HikariDataSource pool;
    private final Pupsourcing facade;
    private final long end;
    private int passes;

    /** Creates the tables in an empty database, and a log. */
    public Workload(Map<String, String> database, int events) throws SQLException, ClassNotFoundException {
        Class.forName(database.get("driver"));
        pool = new HikariDataSource();
        pool.setDataSource(
                new DriverManagerDataSource(database.get("url"), database.get("user"), database.get("password")));
        pool.setMaximumPoolSize(WRITERS + 4);
        try (Connection connection = pool.getConnection()) {
            Schema.of(Databases.forConnection(connection), SchemaOptions.defaults())
                    .apply(connection);
        }
        facade = Pupsourcing.create(pool);
        for (int i = 0; i < events; i += 100) {
            List<Event> batch = new ArrayList<>();
            for (int j = 0; j < 100; j++) {
                batch.add(event("log-" + i));
            }
            facade.append(ExpectedVersion.any(), batch);
        }
        end = facade.log().latestPosition();
    }

    private static Event event(String id) {
        return Event.builder(StreamId.of("Sales", "Order", id), "Placed")
                .payload(PAYLOAD)
                .build();
    }

    @Override
    public double applyAsDouble(String name, Long nanos) {
        try {
            return switch (name) {
                case "append, caller's transaction" -> perSecond(nanos, new Appender());
                case "append, facade" ->
                    perSecond(nanos, () -> {
                        facade.append(ExpectedVersion.any(), event("f-" + System.nanoTime()));
                        return 1;
                    });
                case "append, 16 writers" -> sideBySide(nanos);
                case "projection, pages of 1000" -> perSecond(nanos, () -> pass(1_000, end));
                case "projection, batches of 1" -> perSecond(nanos, () -> pass(1, SINGLE_EVENTS));
                default -> throw new IllegalArgumentException(name);
            };
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A unit of work; returns the number of events that it handled. */
    private interface Piece {
        long run() throws Exception;
    }

    private static double perSecond(long nanos, Piece piece) throws Exception {
        long begin = System.nanoTime();
        long events = 0;
        while (System.nanoTime() - begin < nanos) {
            events += piece.run();
        }
        return events * 1e9 / (System.nanoTime() - begin);
    }

    private double sideBySide(long nanos) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Double>> rates = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                rates.add(threads.submit(() -> perSecond(nanos, new Appender())));
            }
            double sum = 0;
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
            return sum;
        } finally {
            threads.shutdown();
        }
    }

    /** Appends an event of a new aggregate in a separate transaction. */
    private final class Appender implements Piece {
        private final String prefix = "a-" + System.nanoTime() + "-" + System.identityHashCode(this) + "-";
        private int number;

        @Override
        public long run() throws SQLException {
            try (Connection tx = pool.getConnection()) {
                tx.setAutoCommit(false);
                facade.store().append(tx, ExpectedVersion.noStream(), event(prefix + number++));
                tx.commit();
            }
            return 1;
        }
    }

    private long pass(int batch, long to) throws InterruptedException {
        String name = "pass-" + ++passes;
        ProjectionOptions options = ProjectionOptions.builder().batchSize(batch).build();
        Projection projection = Projection.of(name, (tx, event) -> {});
        try (ProjectionRunner processor =
                ProjectionRunner.builder(facade).add(projection, options).build()) {
            processor.runUntil(to);
        }
        return to;
    }
}
