// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The shared state of all tasks of a round. Thread-safe. */
final class StressContext {

    private static final int MOST_TRIES = 1_000;

    private final StressDatabase database;
    private final List<StressModel> models;
    private final Ledger ledger;
    private final long seed;
    private final CountDownLatch end = new CountDownLatch(1);

    StressContext(StressDatabase database, List<StressModel> models, Ledger ledger, long seed) {
        this.database = database;
        this.models = models;
        this.ledger = ledger;
        this.seed = seed;
    }

    StressDatabase database() {
        return database;
    }

    StoreFixture fixture() {
        return database.fixture();
    }

    List<StressModel> models() {
        return models;
    }

    List<StressModel> models(boolean shared) {
        return models.stream().filter(model -> model.plan().shared() == shared).toList();
    }

    Ledger ledger() {
        return ledger;
    }

    long seed() {
        return seed;
    }

    boolean singleWriter() {
        return fixture().has(Trait.SINGLE_WRITER);
    }

    /** The pool of one process. */
    StressPool pool() {
        return new StressPool(database.clients(), !singleWriter());
    }

    /** The facade of one process; sessions may be ended while it is opened. */
    Pupsourcing open(StressPool pool, StoreOptions options) {
        for (int tries = 1; ; tries++) {
            try {
                return Pupsourcing.create(pool.dataSource(), options);
            } catch (EventStoreException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    boolean goesOn() {
        return end.getCount() > 0;
    }

    void end() {
        end.countDown();
    }

    /** Pauses, or until the round ends. */
    void pause(Duration length) {
        try {
            boolean unused = end.await(length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }
}
