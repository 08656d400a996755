// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from a source and stores them in order, many per transaction. Committed transactions remain; an
 * interrupted transfer can be run again and skips the events that are already stored. Not thread-safe.
 */
final class Transfer {

    private static final int MAX_EVENTS = 1000;
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    private final Pupsourcing target;
    private final EventImporter intake;
    private final LongConsumer progress;
    private final List<ImportedEvent> batch = new ArrayList<>();
    private long batchBytes;
    private long stored;
    private long skipped;

    /**
     * Creates a transfer to a store.
     *
     * @param progress receives the number of handled events
     */
    Transfer(Pupsourcing target, LongConsumer progress) {
        this.target = target;
        this.intake = new EventImporter(target.store());
        this.progress = progress;
    }

    /** Stores all events of a source. */
    void run(EventSource source) throws IOException, SQLException {
        try {
            for (ImportedEvent event = source.next(); event != null; event = source.next()) {
                add(event);
            }
        } catch (BadLineException e) {
            flush();
            throw stopped(Objects.requireNonNull(e.getMessage()));
        }
        flush();
    }

    private void add(ImportedEvent event) throws SQLException {
        if (!batch.isEmpty() && batchBytes + event.size() > MAX_BYTES) {
            flush();
        }
        batch.add(event);
        batchBytes += event.size();
        if (batch.size() == MAX_EVENTS) {
            flush();
        }
    }

    private void flush() throws SQLException {
        try {
            storeAll(batch);
        } catch (RefusedEventException e) {
            storeAll(batch.subList(0, batch.indexOf(e.event())));
            throw stopped(Objects.requireNonNull(e.getMessage()));
        }
        batch.clear();
        batchBytes = 0;
    }

    private CommandFailure stopped(String problem) {
        return CommandFailure.of(problem + "; the events before it are stored, later ones are not (" + stored + " "
                + "stored, "
                + skipped + " skipped)");
    }

    private void storeAll(List<ImportedEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        EventImporter.Outcome outcome;
        try {
            outcome = target.inTransaction(tx -> storeAll(tx, events));
        } catch (EventStoreException e) {
            if (e.transactionUsable()) {
                throw e;
            }
            intake.lookFirst();
            outcome = target.inTransaction(tx -> storeAll(tx, events));
        }
        stored += outcome.stored();
        skipped += outcome.skipped();
        progress.accept(events.size());
    }

    private EventImporter.Outcome storeAll(Connection tx, List<ImportedEvent> events) {
        int storedNow = 0;
        int skippedNow = 0;
        int from = 0;
        for (int i = 1; i <= events.size(); i++) {
            if (i == events.size() || !events.get(i).follows(events.get(i - 1))) {
                EventImporter.Outcome outcome = intake.store(tx, events.subList(from, i));
                storedNow += outcome.stored();
                skippedNow += outcome.skipped();
                from = i;
            }
        }
        return new EventImporter.Outcome(storedNow, skippedNow);
    }

    /** A summary for the user. */
    String summary(String verb, @Nullable String rate) {
        return verb + " " + String.format(Locale.ROOT, "%,d events", stored)
                + (skipped == 0 ? "" : String.format(Locale.ROOT, ", skipped %,d that were already stored", skipped))
                + (rate == null ? "" : " " + rate);
    }

    /** The number of events handled, stored or skipped. */
    long handled() {
        return stored + skipped;
    }
}
