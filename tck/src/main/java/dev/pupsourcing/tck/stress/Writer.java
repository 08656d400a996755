// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.GroupCommit;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Appends in all ways, and records the outcomes. Not thread-safe. */
final class Writer {

    private static final int LONG_THOUGHT = 150_000_000;
    private static final int STREAMS = 15;
    private static final int EVENTS_PER_GENERATION = 120;

    private final StressContext context;
    private final Random random;
    private final Ledger ledger;
    private final StressPool pool;
    private final PreparedWriter prepared;
    private int written;

    Writer(StressContext context, Random random) {
        this.context = context;
        this.random = random;
        this.ledger = context.ledger();
        this.pool = context.pool();
        this.prepared = new PreparedWriter(context, random);
    }

    Void run() throws SQLException {
        try (pool) {
            Pupsourcing facade = context.open(pool, options().build());
            Pupsourcing idempotent =
                    context.open(pool, options().idempotentAppends(true).build());
            while (context.goesOn()) {
                unitOfWork(facade, idempotent, random.nextInt(100));
                context.pause(Duration.ofNanos(random.nextInt(context.singleWriter() ? 20_000_000 : 10_000_000)));
            }
        }
        return null;
    }

    /** Half of the writers group their appends. */
    private StoreOptions.Builder options() {
        GroupCommit groups = GroupCommit.on().withMaxEvents(1 + random.nextInt(20));
        return StoreOptions.builder()
                .groupCommit(random.nextBoolean() ? groups.withCommitters(1 + random.nextInt(3)) : GroupCommit.off());
    }

    private void unitOfWork(Pupsourcing facade, Pupsourcing idempotent, int choice) throws SQLException {
        if (choice < 15) {
            burst(facade);
        } else if (choice < 30) {
            append(facade, ExpectedVersion.any(), events(stream()));
        } else if (choice < 38) {
            append(facade, ExpectedVersion.noStream(), events(stream()));
        } else if (choice < 46) {
            append(facade, ExpectedVersion.exact(1 + random.nextInt(5)), events(stream()));
        } else if (choice < 52) {
            repeat(idempotent);
        } else if (choice < 58 && context.database().twoPhase().isPresent()) {
            prepared.write(facade.store(), events(stream()));
        } else {
            transaction(facade.store(), choice);
        }
    }

    private void append(Pupsourcing facade, ExpectedVersion expected, List<Event> events) {
        try {
            facade.append(expected, events);
            ledger.acknowledge(events);
            ledger.count("facade appends");
        } catch (OptimisticConcurrencyException | InvalidEventException e) {
            ledger.count("conflicts");
        } catch (EventStoreException e) {
            ledger.doubt(events);
        }
    }

    /** Appends to many streams without waiting, so that groups form. */
    private void burst(Pupsourcing facade) {
        Map<List<Event>, CompletableFuture<AppendResult>> sent = new LinkedHashMap<>();
        for (int i = 0; i <= random.nextInt(12); i++) {
            List<Event> events = events(stream());
            ledger.doubt(events);
            sent.put(events, facade.appendAsync(ExpectedVersion.any(), events).toCompletableFuture());
        }
        sent.forEach((events, append) -> append.handle((result, failure) -> {
                    if (failure == null) {
                        ledger.acknowledge(events);
                        ledger.count("appends in bursts");
                    }
                    return events;
                })
                .join());
    }

    /** Repeats the same append until it is confirmed, as advised after an unknown outcome, and once more. */
    private void repeat(Pupsourcing idempotent) {
        List<Event> events = events(stream());
        ledger.doubt(events);
        for (int confirmed = 0, tries = 0; confirmed < 2 && tries < 20; tries++) {
            try {
                idempotent.append(ExpectedVersion.any(), events);
                ledger.acknowledge(events);
                ledger.count("idempotent appends");
                confirmed++;
            } catch (EventStoreException e) {
                context.pause(Duration.ofMillis(5));
            }
        }
    }

    private void transaction(EventStore store, int choice) throws SQLException {
        List<Event> all = new ArrayList<>();
        try {
            Connection tx = begin();
            try (tx) {
                for (int i = 0; i <= random.nextInt(3); i++) {
                    List<Event> events = events(stream());
                    store.append(tx, ExpectedVersion.any(), events);
                    all.addAll(events);
                    think(choice);
                }
                end(tx, choice, all);
            }
        } catch (EventStoreException | SQLException e) {
            if (!all.isEmpty() && choice >= 66) {
                ledger.doubt(all);
            }
        }
    }

    private Connection begin() throws SQLException {
        Connection tx = pool.dataSource().getConnection();
        try {
            tx.setAutoCommit(false);
            return tx;
        } catch (SQLException e) {
            tx.close();
            throw e;
        }
    }

    private void think(int choice) {
        int most = choice == 99 ? LONG_THOUGHT : 3_000_000;
        LockSupport.parkNanos(random.nextInt(context.singleWriter() ? most / 10 : most));
    }

    private void end(Connection tx, int choice, List<Event> events) throws SQLException {
        if (choice < 64) {
            tx.rollback();
            ledger.undo(events);
            ledger.count("rollbacks");
        } else if (choice < 66) {
            ledger.undo(events);
            ledger.count("aborts");
            tx.abort(Runnable::run);
        } else {
            commit(tx);
            ledger.acknowledge(events);
            ledger.count("transactions");
        }
    }

    /** In a commit some drivers begin the next transaction, which may fail with a single writer. */
    private void commit(Connection tx) throws SQLException {
        if (context.singleWriter()) {
            tx.setAutoCommit(true);
        } else {
            tx.commit();
        }
    }

    /** New streams replace old ones, so that not all streams become parked. */
    private StreamId stream() {
        int generation = written++ / EVENTS_PER_GENERATION;
        return StreamId.of(
                random.nextInt(3) == 0 ? "Stock" : "Sales",
                random.nextBoolean() ? "Order" : "Item",
                "s-" + generation + "-" + random.nextInt(STREAMS));
    }

    private List<Event> events(StreamId stream) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            events.add(
                    Event.builder(stream, type()).payload("{\"n\":" + i + "}").build());
        }
        return events;
    }

    private String type() {
        int choice = random.nextInt(100);
        if (choice < 4) {
            return EventFailures.POISON;
        }
        return choice < 8 ? EventFailures.FLAKY : choice < 50 ? "Changed" : "Placed";
    }
}
