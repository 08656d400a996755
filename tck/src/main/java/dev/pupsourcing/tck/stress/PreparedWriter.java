// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Appends in transactions that are prepared, wait for some time, and are finished regardless of what happens. */
final class PreparedWriter {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Semaphore LIMIT = new Semaphore(4);
    private static final int LONGEST = 400_000_000;
    private static final int MOST_TRIES = 10_000;

    /** What the ids of its transactions begin with. */
    static final String PREFIX = "stress-";

    private final StressContext context;
    private final Random random;

    PreparedWriter(StressContext context, Random random) {
        this.context = context;
        this.random = random;
    }

    void write(EventStore store, List<Event> events) {
        StressDatabase.TwoPhase phases = context.database().twoPhase().orElseThrow();
        boolean commit = random.nextInt(4) > 0;
        int wait = random.nextInt(LONGEST);
        String id = PREFIX + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet();
        if (!LIMIT.tryAcquire()) {
            return;
        }
        context.ledger().doubt(events);
        try {
            prepare(phases, store, events, id);
            LockSupport.parkNanos(wait);
        } finally {
            finish(phases, id, commit, events);
            LIMIT.release();
        }
    }

    private void prepare(StressDatabase.TwoPhase phases, EventStore store, List<Event> events, String id) {
        try (Connection session = context.fixture().dataSource().getConnection()) {
            phases.begin(session, id);
            store.append(session, ExpectedVersion.any(), events);
            phases.prepare(session, id);
        } catch (SQLException | EventStoreException e) {
            context.ledger().count("failed preparations");
        }
    }

    /** A prepared transaction must be finished by any session, also after a crash of the server. */
    private void finish(StressDatabase.TwoPhase phases, String id, boolean commit, List<Event> events) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try (Connection session = context.fixture().dataSource().getConnection()) {
                boolean finished = phases.finish(session, id, commit);
                if (finished && commit) {
                    context.ledger().acknowledge(events);
                }
                context.ledger().count(finished ? "prepared transactions" : "lost preparations");
                return;
            } catch (SQLException e) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
        throw new AssertionError("transaction " + id + " cannot be finished");
    }
}
