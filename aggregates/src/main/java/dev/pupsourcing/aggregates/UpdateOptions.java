// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.mapping.EventContext;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What goes with an update beside the decision. Immutable and thread-safe.
 *
 * @param events what goes with each event: trace, correlation and causation ids, metadata
 * @param commandId the command's own id; a second update of the same aggregate with this id decides nothing and returns
 *     the events of the first
 * @param expectedVersion the version that the caller has seen; an aggregate at another version is a conflict, which is
 *     not retried
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

    /** Nothing beside the decision. */
    public static UpdateOptions none() {
        return NONE;
    }

    /** These options with other values for the events. */
    public UpdateOptions withContext(EventContext options) {
        return new UpdateOptions(options, commandId, expectedVersion);
    }

    /** These options with the command's own id. */
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
            throw new IllegalArgumentException("expected version " + version + " is negative");
        }
        return new UpdateOptions(events, commandId, OptionalLong.of(version));
    }
}
