// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.search.EventSearch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select events by aggregate and by correlation. */
final class EventFilter {

    @Option(names = "--aggregate-id", paramLabel = "ID", description = "Only events of aggregates with this id.")
    private @Nullable String aggregateId;

    @Option(
            names = "--correlation-id",
            paramLabel = "ID",
            description = "Only events with this correlation id. Fast with `pup schema --correlation-index`.")
    private @Nullable String correlationId;

    /** Whether all events are selected. */
    boolean isEmpty() {
        return aggregateId == null && correlationId == null;
    }

    Optional<String> aggregateId() {
        return Optional.ofNullable(aggregateId);
    }

    /** The search by correlation id, if it is selected. */
    Optional<EventSearch> correlation() {
        try {
            return Optional.ofNullable(correlationId).map(EventSearch::byCorrelationId);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    /** Whether an event is selected. */
    boolean contains(PersistedEvent event) {
        return (aggregateId == null || aggregateId.equals(event.aggregateId()))
                && (correlationId == null
                        || correlationId.equals(event.correlationId().orElse(null)));
    }
}
