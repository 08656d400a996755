// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventPage;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.LogReader;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The program that {@link MemoryContract} runs: appends events to one stream and reads them in three ways. */
final class SmallMemory {

    private static final StreamId STREAM = StreamId.of("Sales", "Order", "long");
    private static final int BATCH = 500;
    private static final int TRANSACTION = 20 * BATCH;
    private static final int PAGE = 1000;

    private final Pupsourcing pupsourcing;

    private SmallMemory(Pupsourcing pupsourcing) {
        this.pupsourcing = pupsourcing;
    }

    /** Arguments: JDBC URL, user, password, number of events, bytes of a payload. */
    public static void main(String[] arguments) throws SQLException {
        SmallMemory program = new SmallMemory(
                Pupsourcing.over(new DriverManagerDataSource(arguments[0], arguments[1], arguments[2])));
        int events = Integer.parseInt(arguments[3]);
        program.append(events, Integer.parseInt(arguments[4]));
        program.check(events, program.readLog());
        program.check(events, program.stream(false));
        program.check(events, program.stream(true));
        System.out.println("read " + events + " three times");
    }

    private void append(int events, int payload) throws SQLException {
        byte[] bytes = new byte[payload];
        new Random(1).nextBytes(bytes);
        for (int stored = 0; stored < events; stored += TRANSACTION) {
            int from = stored;
            int to = Math.min(events, stored + TRANSACTION);
            pupsourcing.call(tx -> append(tx, bytes, from, to));
        }
    }

    private long append(Connection tx, byte[] payload, int from, int to) {
        for (int stored = from; stored < to; stored += BATCH) {
            List<Event> batch = new ArrayList<>(BATCH);
            for (int i = 0; i < Math.min(BATCH, to - stored); i++) {
                batch.add(Event.builder(STREAM, "Noted").payload(payload).build());
            }
            pupsourcing.store().append(tx, ExpectedVersion.exact(stored), batch);
        }
        return to;
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

    private long stream(boolean log) throws SQLException {
        long count = pupsourcing.call(tx -> {
            try (Stream<PersistedEvent> events = log
                    ? pupsourcing.store().streamEvents(tx, ReadScope.all(), 0)
                    : pupsourcing.store().streamEvents(tx, STREAM, VersionRange.all())) {
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
