// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.status.DeadLetter;
import dev.pupsourcing.projection.status.ParkedStream;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.SilentLogger;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.transaction.Backoff;
import java.sql.SQLException;
import java.time.Duration;

/** A runner handles a log with an event that fails; afterwards another one finishes, and failed events are replayed. */
final class BatchScenario implements Scenario {

    private static final int ALL = 1_000;
    private static final Backoff QUICK = Backoff.of(4, Duration.ofMillis(1), Duration.ofMillis(2));

    private final Pupsourcing faulty;
    private final Pupsourcing sound;
    private final NotedEvents noted;
    private final ErrorPolicy policy;

    BatchScenario(StoreFixture fixture, FaultPoints points, ErrorPolicy policy) throws SQLException {
        this.sound = Pupsourcing.create(fixture.dataSource());
        this.faulty = Pupsourcing.create(Interception.of(fixture.dataSource(), points));
        this.noted = new NotedEvents(fixture);
        this.policy = policy.withRetries(QUICK);
        for (int i = 0; i < 6; i++) {
            String type = i == 1 && policy.action() != ErrorPolicy.Action.STOP ? "Poisoned" : "Placed";
            sound.append(
                    ExpectedVersion.any(),
                    Event.builder(StreamId.of("Sales", "Order", "o-" + i % 3), type)
                            .payload("{}")
                            .build());
        }
    }

    @Override
    public String name() {
        return "a batch with the policy " + policy.action();
    }

    private static String projection(int run) {
        return "run-" + run;
    }

    private ProjectionRunner processor(ProjectionHost backend, int run) {
        EngineOptions options = EngineOptions.builder()
                .pageSize(4)
                .batchSize(3)
                .pollInterval(Duration.ofMillis(2))
                .errorPolicy(policy)
                .logger(new SilentLogger())
                .build();
        return options.runner(backend, noted.projection(projection(run)));
    }

    @Override
    public void prepare(int run) {
        noted.heal(false);
    }

    @Override
    public void work(int run) throws InterruptedException {
        try (ProjectionRunner processor = processor(faulty, run)) {
            processor.runOnce();
        }
    }

    @Override
    public void check(int run) throws SQLException, InterruptedException {
        try (ProjectionRunner processor = processor(sound, run)) {
            processor.runOnce();
        }
        noted.checkAccounts(projection(run));
        noted.heal(true);
        ProjectionAdmin projections = ProjectionAdmin.of(sound);
        for (ParkedStream parked : projections.parked(projection(run), ALL)) {
            projections.replayParked(noted.projection(projection(run)), parked.stream());
        }
        for (DeadLetter letter : projections.deadLetters(projection(run), ALL)) {
            projections.replayDeadLetter(noted.projection(projection(run)), letter.position());
        }
        noted.checkAll(projection(run));
    }
}
