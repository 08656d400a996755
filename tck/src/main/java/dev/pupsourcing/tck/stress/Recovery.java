// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionEngine;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.DeadLetter;
import dev.pupsourcing.projection.status.ParkedStream;
import dev.pupsourcing.tck.fixture.Threads;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Runs projections without faults until they have handled the log. */
final class Recovery {

    /** The system property {@code pupsourcing.stress.patience.seconds} increases it for busy machines. */
    private static final Duration LIMIT =
            Duration.ofSeconds(Integer.getInteger("pupsourcing.stress.patience.seconds", 60));

    private static final Duration STEP = Duration.ofMillis(20);
    private static final int ALL = 1_000_000;

    private final StressContext context;

    Recovery(StressContext context) {
        this.context = context;
    }

    /** Lets all projections reach the end of the log. */
    void catchUp() throws SQLException, InterruptedException {
        try (StressPool pool = context.pool()) {
            finishPrepared();
            Pupsourcing facade = context.open(pool, StoreOptions.defaults());
            Deployments deployments = new Deployments(context, new Random(context.seed()));
            catchUp(List.of(() -> deployments.worker(facade), () -> deployments.runner(facade)));
        }
    }

    /**
     * Rolls back what was prepared after its writer had looked for it in vain: a session that was ended may still carry out
     * its last statement. It would hold up all readers for ever, as it should.
     */
    private void finishPrepared() throws SQLException {
        StressDatabase.TwoPhase phases = context.database().twoPhase().orElse(null);
        if (phases == null) {
            return;
        }
        try (Connection session = context.fixture().dataSource().getConnection()) {
            for (String id : phases.prepared(session)) {
                if (id.startsWith(PreparedWriter.PREFIX) && phases.finish(session, id, false)) {
                    context.ledger().count("late preparations");
                }
            }
        }
    }

    private void catchUp(List<Supplier<ProjectionEngine>> kinds) throws SQLException, InterruptedException {
        List<ProjectionEngine> running = new ArrayList<>();
        kinds.forEach(kind -> running.add(started(kind)));
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            while (!unfinished().isEmpty()) {
                for (int i = 0; i < kinds.size(); i++) {
                    if (running.get(i).failure().isPresent()) {
                        running.get(i).stop(LIMIT);
                        running.set(i, started(kinds.get(i)));
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("do not come to the log's end in " + LIMIT + ": " + unfinished() + "; "
                            + running.stream().map(ProjectionEngine::partitions).toList() + "\n"
                            + Threads.ofLibrary());
                }
                LockSupport.parkNanos(STEP.toNanos());
            }
        } finally {
            for (ProjectionEngine instance : running) {
                instance.stop(LIMIT);
            }
        }
    }

    private static ProjectionEngine started(Supplier<ProjectionEngine> kind) {
        ProjectionEngine instance = kind.get();
        instance.start();
        return instance;
    }

    /** The projections whose checkpoints are before the last event in their scope. */
    private List<String> unfinished() throws SQLException {
        List<String> behind = new ArrayList<>();
        try (Connection connection = context.fixture().dataSource().getConnection()) {
            for (StressModel model : context.models()) {
                long end = number(
                        connection,
                        "SELECT MAX(global_position) FROM {{events}} WHERE slot >= 0 AND %s"
                                .formatted(model.plan().condition()));
                long position = number(
                        connection,
                        "SELECT MIN(position) FROM {{projection_checkpoints}} WHERE projection = '%s'"
                                .formatted(model.name()));
                if (position < end) {
                    behind.add(model.name() + " at " + position + " of " + end);
                }
            }
        }
        return behind;
    }

    private long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(context.fixture().in(sql))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Heals every event, and handles parked streams and dead letters. */
    void settle() throws SQLException {
        context.models().forEach(model -> model.failures().end());
        try (StressPool pool = context.pool()) {
            ProjectionAdmin projections = ProjectionAdmin.of(context.open(pool, StoreOptions.defaults()));
            for (StressModel model : context.models()) {
                settle(projections, model);
            }
        }
    }

    private static void settle(ProjectionAdmin projections, StressModel model) throws ProjectionStoppedException {
        for (ParkedStream parked : projections.parked(model.name(), ALL)) {
            projections.replayParked(model.projection(), parked.stream());
        }
        for (DeadLetter letter : projections.deadLetters(model.name(), ALL)) {
            projections.replayDeadLetter(model.projection(), letter.position());
        }
    }
}
