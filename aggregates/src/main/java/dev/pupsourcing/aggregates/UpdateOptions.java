// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.mapping.EventContext;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Options of an update. Immutable and thread-safe.
 *
 * @param events values for each event: trace, correlation and causation ids, metadata
 * @param commandId the id of the command; a second update of the same aggregate with this id skips the decision and
 *     returns the events of the first
 * @param expectedVersion the version that the caller has seen; if the aggregate has another version, the update fails
 *     with a conflict and is not retried
 */
public record UpdateOptions(EventContext events, Optional<UUID> commandId, OptionalLong expectedVersion) {

    private static final UpdateOptions NONE =
            new UpdateOptions(EventContext.none(), Optional.empty(), OptionalLong.empty());

    /** Checks that nothing is missing. */
    public UpdateOptions {
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(expectedVersion, "expectedVersion");
    }

    /** No options. */
    public static UpdateOptions none() {
        return NONE;
    }

    /** These options with different values for the events. */
    public UpdateOptions withContext(EventContext options) {
        return new UpdateOptions(options, commandId, expectedVersion);
    }

    /** These options with a command id. */
    public UpdateOptions withCommandId(UUID id) {
        return new UpdateOptions(events, Optional.of(id), expectedVersion);
    }

    /**
     * These options with the version that the caller has seen, 0 for none.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public UpdateOptions withExpectedVersion(long version) {
        if (version < 0) {
            throw new IllegalArgumentException("expected version must be at least 0, was " + version);
        }
        return new UpdateOptions(events, commandId, OptionalLong.of(version));
    }
}
