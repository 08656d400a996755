// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.store;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.jdbc.internal.read.EventQueries;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.StreamVersions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the reason why an append was rejected: a repeated append, a duplicate event id, or a version conflict. */
final class RefusedAppend {

    private final EventQueries queries;
    private final Appender appender;
    private final boolean idempotent;

    RefusedAppend(EventQueries queries, Appender appender, boolean idempotent) {
        this.queries = queries;
        this.appender = appender;
        this.idempotent = idempotent;
    }

    /**
     * Returns the earlier result of a repeated append if idempotent appends are enabled; otherwise throws the reason. A
     * head that is not at the last event is not a conflict, because a retry would never help.
     */
    AppendResult explain(Connection tx, AppendCommand command) throws SQLException {
        List<PersistedEvent> stored = byVersion(
                queries.byIds(tx, command.events().stream().map(Event::eventId).toList()));
        if (idempotent && repeats(stored, command)) {
            return AppendResult.of(stored);
        }
        if (!stored.isEmpty()) {
            throw new DuplicateEventException(firstStored(stored, command).eventId(), true, null);
        }
        Optional<StreamVersions> actual = appender.currentVersions(tx, command.stream());
        actual.filter(versions -> !versions.agree()).ifPresent(versions -> {
            throw versions.damage(command.stream(), true, null);
        });
        OptionalLong version = actual.isPresent() ? OptionalLong.of(actual.get().head()) : OptionalLong.empty();
        throw new OptimisticConcurrencyException(command.stream(), command.expected(), version, true, null);
    }

    private static boolean repeats(List<PersistedEvent> stored, AppendCommand command) {
        return isSame(stored, command.events())
                && stored.get(stored.size() - 1).aggregateVersion()
                                - stored.get(0).aggregateVersion()
                        == stored.size() - 1;
    }

    private static boolean isSame(List<PersistedEvent> stored, List<Event> appended) {
        boolean same = stored.size() == appended.size();
        for (int i = 0; same && i < appended.size(); i++) {
            same = withoutTrace(stored.get(i).event()).equals(withoutTrace(appended.get(i)));
        }
        return same;
    }

    /** The event without what differs if a command is repeated in another trace. */
    private static Event withoutTrace(Event event) {
        return event.toBuilder().traceId(null).metadataJson("{}").build();
    }

    private static List<PersistedEvent> byVersion(List<PersistedEvent> stored) {
        List<PersistedEvent> ordered = new ArrayList<>(stored);
        ordered.sort(Comparator.comparingLong(PersistedEvent::aggregateVersion));
        return ordered;
    }

    private static Event firstStored(List<PersistedEvent> stored, AppendCommand command) {
        List<java.util.UUID> ids = stored.stream().map(PersistedEvent::eventId).toList();
        return command.events().stream()
                .filter(event -> ids.contains(event.eventId()))
                .findFirst()
                .orElseThrow();
    }
}
