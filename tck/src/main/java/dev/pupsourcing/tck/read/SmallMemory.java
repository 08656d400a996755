// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.tck.fixture.EngineOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The program that {@link MemoryContract} runs: appends events to one stream and reads them in three ways. */
final class SmallMemory {

    private static final StreamId STREAM = StreamId.of("Sales", "Order", "long");
    private static final int MOST_IN_BATCH = 500;
    private static final int BATCH_BYTES = 1024 * 1024;
    private static final int BATCHES_IN_TRANSACTION = 20;
    private static final int PAGE = 1000;

    private final Pupsourcing pupsourcing;

    private SmallMemory(Pupsourcing pupsourcing) {
        this.pupsourcing = pupsourcing;
    }

    /** Arguments: JDBC URL, user, password, number of events, bytes of a payload. */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        SmallMemory program = new SmallMemory(
                Pupsourcing.create(new DriverManagerDataSource(arguments[0], arguments[1], arguments[2])));
        int events = Integer.parseInt(arguments[3]);
        program.append(events, Integer.parseInt(arguments[4]));
        program.check(events, program.readLog());
        program.check(events, program.stream());
        program.check(events, program.project());
        System.out.println("read " + events + " three times");
    }

    private void append(int events, int payload) throws SQLException {
        byte[] bytes = new byte[payload];
        new Random(1).nextBytes(bytes);
        int transaction = BATCHES_IN_TRANSACTION * batch(payload);
        for (int stored = 0; stored < events; stored += transaction) {
            int from = stored;
            int to = Math.min(events, stored + transaction);
            pupsourcing.inTransaction(tx -> append(tx, bytes, from, to));
        }
    }

    private long append(Connection tx, byte[] payload, int from, int to) {
        int most = batch(payload.length);
        for (int stored = from; stored < to; stored += most) {
            List<Event> batch = new ArrayList<>(most);
            for (int i = 0; i < Math.min(most, to - stored); i++) {
                batch.add(Event.builder(STREAM, "Noted").payload(payload).build());
            }
            pupsourcing.store().append(tx, ExpectedVersion.exact(stored), batch);
        }
        return to;
    }

    private static int batch(int payload) {
        return Math.max(1, Math.min(MOST_IN_BATCH, BATCH_BYTES / payload));
    }

    /** Two partitions, one of which has all events, so that it is slow. */
    private long project() throws InterruptedException {
        AtomicLong count = new AtomicLong();
        Projection projection = Projection.of("count", ReadScope.all(), (tx, event) -> count.incrementAndGet());
        EngineOptions options =
                EngineOptions.builder().partitions(2).pageSize(PAGE).build();
        try (ProjectionRunner processor = options.runner(pupsourcing, projection)) {
            processor.runOnce();
        }
        return count.get();
    }

    private long readLog() {
        long count = 0;
        long after = 0;
        try (LogReader reader = pupsourcing.log().openReader(ReadScope.all())) {
            EventPage page;
            do {
                page = reader.read(after, PAGE);
                after = page.scannedTo();
                count += page.size();
            } while (!page.caughtUp());
        }
        return count;
    }

    private long stream() throws SQLException {
        long count = pupsourcing.inTransaction(tx -> {
            try (Stream<PersistedEvent> events = pupsourcing.store().streamEvents(tx, STREAM, VersionRange.all())) {
                return events.count();
            }
        });
        return count;
    }

    private void check(int expected, long found) {
        if (found != expected) {
            throw new IllegalStateException("read " + found + " of " + expected + " events");
        }
    }
}
