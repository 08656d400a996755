// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.Parallel;
import dev.pupsourcing.tck.fixture.ReadModel;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.Threads;
import dev.pupsourcing.tck.fixture.WholeLog;
import dev.pupsourcing.testkit.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Writers, a runner and two workers while the server dies and restarts: they are not restarted, and in the end every
 * event in the log has taken effect once, in its aggregate's order, in both read models. The server must sync commits
 * to disk.
 */
public final class ServerDeathStressTest {

    private static final int WRITERS = 3;
    private static final int COMMITS_BETWEEN_DEATHS = 40;

    private final StoreFixture fixture;
    private final Pupsourcing pupsourcing;
    private final Runnable death;
    private final ReadModel processed;
    private final ReadModel shared;
    private final Set<Long> committed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean writing = new AtomicBoolean(true);

    /**
     * Creates a stress test of a store.
     *
     * @param death kills and restarts the server
     */
    public ServerDeathStressTest(StoreFixture fixture, Runnable death) throws SQLException {
        this.fixture = fixture;
        this.pupsourcing = Pupsourcing.create(fixture.dataSource());
        this.death = death;
        this.processed = ReadModel.create(fixture.dataSource(), "processed");
        this.shared = ReadModel.create(fixture.dataSource(), "shared");
    }

    /** Runs it with a number of crashes, and checks the outcome. */
    public void run(int deaths) throws Exception {
        try (ProjectionRunner processor = processor();
                ProjectionWorker one = worker("one");
                ProjectionWorker two = worker("two")) {
            processor.start();
            one.start();
            two.start();
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(i);
                tasks.add(() -> write(random));
            }
            Supplier<String> situation = () -> String.join(
                    "\n",
                    processor.partitions().toString(),
                    one.status().toString(),
                    two.status().toString(),
                    Threads.ofLibrary());
            tasks.add(() -> die(deaths, situation));
            Parallel.run(tasks);
            check(processor, one, two);
            Waiting.until("equal shares", () -> shares(one) == 2 && shares(two) == 2, situation);
        }
    }

    private ProjectionRunner processor() {
        EngineOptions options = options().partitions(3).build();
        return options.runner(pupsourcing, processed.projection("processed", ReadScope.all()));
    }

    private ProjectionWorker worker(String name) {
        return options()
                .build()
                .worker(
                        pupsourcing,
                        shared.projection("shared", ReadScope.all()),
                        WorkerOptions.builder()
                                .name(name)
                                .segments(4)
                                .lease(Duration.ofSeconds(2))
                                .heartbeat(Duration.ofMillis(200))
                                .rebalance(Duration.ofMillis(400)))
                .build();
    }

    private static EngineOptions.Builder options() {
        return EngineOptions.builder().batchSize(3).pollInterval(Duration.ofMillis(10));
    }

    /** The writers end with it, whether it succeeds or not. */
    private Void die(int deaths, Supplier<String> situation) {
        try {
            for (int i = 1; i <= deaths; i++) {
                awaitProgress(i);
                death.run();
            }
            awaitProgress(deaths + 1);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; " + situation.get(), e);
        } finally {
            writing.set(false);
        }
        return null;
    }

    private void awaitProgress(int life) {
        int enough = life * COMMITS_BETWEEN_DEATHS;
        Waiting.until(enough + " commits", () -> committed.size() >= enough);
        Waiting.until("effects", () -> processed.has(enough / 2) && shared.has(enough / 2));
    }

    private Void write(Random random) {
        while (writing.get()) {
            try (Connection tx = fixture.begin()) {
                List<Long> positions = fixture.store()
                        .append(tx, ExpectedVersion.any(), StoreContract.event("o-" + random.nextInt(20)))
                        .positions();
                LockSupport.parkNanos(random.nextInt(5_000_000));
                tx.commit();
                committed.addAll(positions);
            } catch (SQLException | EventStoreException e) {
                LockSupport.parkNanos(1_000_000); // the server is down; the outcome of this append is unknown
            }
        }
        return null;
    }

    private void check(ProjectionRunner processor, ProjectionWorker one, ProjectionWorker two) throws SQLException {
        List<Long> stored = stored();
        assertThat(stored).containsAll(committed);
        Waiting.until("all events", () -> processed.has(stored.size()) && shared.has(stored.size()));
        assertThat(processed.positions()).isEqualTo(stored);
        assertThat(shared.positions()).isEqualTo(stored);
        assertThat(processor.failure()).isEmpty();
        assertThat(one.failure()).isEmpty();
        assertThat(two.failure()).isEmpty();
    }

    private static int shares(ProjectionWorker worker) {
        return worker.status().segments().size();
    }

    private List<Long> stored() throws SQLException {
        try (Connection connection = fixture.dataSource().getConnection()) {
            return WholeLog.of(fixture.store(), connection).stream()
                    .map(PersistedEvent::position)
                    .toList();
        }
    }
}
