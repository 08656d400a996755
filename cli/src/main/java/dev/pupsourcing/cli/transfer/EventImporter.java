// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.internal.text.PrintableText;
import java.sql.Connection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Stores runs of events with their versions, and skips events that are already stored. A run is a sequence of
 * consecutive events of one stream.
 *
 * <p>If the last run was new, the next one is appended directly, and looked up only if the store rejects it. If the
 * last run was already stored, the next one is looked up first. So neither a first import nor its repetition does both
 * for each run.
 */
final class EventImporter {

    /** The result of a run. */
    record Outcome(int stored, int skipped) {}

    private final EventStore store;
    private boolean lookFirst = true;

    EventImporter(EventStore store) {
        this.store = store;
    }

    /** Lets the next run be looked up first. */
    void lookFirst() {
        lookFirst = true;
    }

    /**
     * Stores a run in the caller's transaction.
     *
     * @throws RefusedEventException if the store has a different event with the same version
     */
    Outcome store(Connection tx, List<ImportedEvent> run) {
        if (!lookFirst) {
            try {
                append(tx, run);
                return new Outcome(run.size(), 0);
            } catch (OptimisticConcurrencyException | DuplicateEventException e) {
                if (!e.transactionUsable()) {
                    throw e;
                }
            }
        }
        return lookAndStore(tx, run);
    }

    private Outcome lookAndStore(Connection tx, List<ImportedEvent> run) {
        int skipped = alreadyStored(tx, run);
        List<ImportedEvent> rest = run.subList(skipped, run.size());
        lookFirst = rest.isEmpty();
        if (!rest.isEmpty()) {
            appendOrRefuse(tx, rest);
        }
        return new Outcome(rest.size(), skipped);
    }

    /** The number of events at the beginning of a run that are already stored with their versions. */
    private int alreadyStored(Connection tx, List<ImportedEvent> run) {
        ImportedEvent first = run.get(0);
        VersionRange range = VersionRange.between(first.version(), first.version() + run.size() - 1);
        List<PersistedEvent> stored =
                store.readStream(tx, first.event().stream(), range).events();
        for (int i = 0; i < stored.size(); i++) {
            ImportedEvent arrived = run.get(i);
            if (!stored.get(i).event().equals(arrived.event())) {
                throw new RefusedEventException(
                        arrived,
                        "the store has a different event as version " + arrived.version() + " of stream "
                                + PrintableText.quoted(arrived.event().stream()) + ": "
                                + difference(stored.get(i), arrived.event()));
            }
        }
        return stored.size();
    }

    private static String difference(PersistedEvent stored, Event arrived) {
        return stored.eventId().equals(arrived.eventId())
                ? "it has the same event id but different content"
                : "its event id is " + stored.eventId();
    }

    private void appendOrRefuse(Connection tx, List<ImportedEvent> run) {
        try {
            append(tx, run);
        } catch (OptimisticConcurrencyException e) {
            throw new RefusedEventException(run.get(0), versionProblem(run.get(0), e.actual()));
        } catch (DuplicateEventException e) {
            throw new RefusedEventException(
                    last(run, e),
                    "event id " + e.eventId() + " is already stored elsewhere, or occurs twice in the input");
        }
    }

    private static String versionProblem(ImportedEvent first, OptionalLong actual) {
        String stream = "stream " + PrintableText.quoted(first.event().stream());
        return actual.isPresent() && actual.getAsLong() < first.version() - 1
                ? stream + " is at version " + actual.getAsLong() + " in the store, so version " + first.version()
                        + " cannot follow; the events in between are missing"
                : stream + " was changed by another program during the import; run the command again";
    }

    private static ImportedEvent last(List<ImportedEvent> run, DuplicateEventException duplicate) {
        ImportedEvent found = run.get(0);
        for (ImportedEvent event : run) {
            if (event.event().eventId().equals(duplicate.eventId())) {
                found = event;
            }
        }
        return found;
    }

    private void append(Connection tx, List<ImportedEvent> run) throws EventStoreException {
        store.append(
                tx,
                ExpectedVersion.exact(run.get(0).version() - 1),
                run.stream().map(ImportedEvent::event).toList());
    }
}
