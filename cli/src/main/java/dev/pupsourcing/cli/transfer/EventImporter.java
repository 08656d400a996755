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
import java.sql.Connection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Stores runs of events, each the consecutive events of one stream, under the versions that they come with; passes over
 * those that are stored already.
 *
 * <p>As long as the last run was new, the next is appended at once and looked up only if the store refuses it; as long as
 * the last run was stored already, the next is looked up first. So neither a first import nor its repetition does the
 * work of both.
 */
final class EventImporter {

    /** What became of a run. */
    record Outcome(int stored, int skipped) {}

    private final EventStore store;
    private boolean lookFirst = true;

    EventImporter(EventStore store) {
        this.store = store;
    }

    /** Makes the next run be looked up first. */
    void lookFirst() {
        lookFirst = true;
    }

    /**
     * Stores a run in the caller's transaction.
     *
     * @throws RefusedEventException if the store holds something else in its place
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

    /** How many events of a run, from the first, are stored under their versions. */
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
                        "the store holds another event as version " + arrived.version() + " of stream "
                                + arrived.event().stream() + ": " + difference(stored.get(i), arrived.event()));
            }
        }
        return stored.size();
    }

    private static String difference(PersistedEvent stored, Event arrived) {
        return stored.eventId().equals(arrived.eventId())
                ? "it has the same event id, but not the same content"
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
                    "event id " + e.eventId() + " is stored already in another place, or stands twice in the input");
        }
    }

    private static String versionProblem(ImportedEvent first, OptionalLong actual) {
        String stream = "stream " + first.event().stream();
        return actual.isPresent() && actual.getAsLong() < first.version() - 1
                ? stream + " is at version " + actual.getAsLong() + " in the store, so version " + first.version()
                        + " cannot follow; the events between are missing"
                : stream + " was appended to by somebody else meanwhile; run the command again";
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
