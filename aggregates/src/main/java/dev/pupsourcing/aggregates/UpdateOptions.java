// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.mapping.EventContext;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Options of an update. Immutable and thread-safe.
 */
public final class UpdateOptions {

    private static final UpdateOptions NONE =
            new UpdateOptions(EventContext.none(), Optional.empty(), OptionalLong.empty());

    private final EventContext context;
    private final Optional<UUID> commandId;
    private final OptionalLong expectedVersion;

    private UpdateOptions(EventContext context, Optional<UUID> commandId, OptionalLong expectedVersion) {
        this.context = Objects.requireNonNull(context, "context");
        this.commandId = commandId;
        this.expectedVersion = expectedVersion;
    }

    /** Values for each event: trace, correlation and causation ids, metadata. */
    public EventContext context() {
        return context;
    }

    /**
     * The id of the command; a second update of the same aggregate with this id skips the decision and returns the events of
     * the first.
     */
    public Optional<UUID> commandId() {
        return commandId;
    }

    /**
     * The version that the caller has seen; if the aggregate has another version, the update fails with a conflict and is not
     * retried.
     */
    public OptionalLong expectedVersion() {
        return expectedVersion;
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
        return new UpdateOptions(context, Optional.of(id), expectedVersion);
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
        return new UpdateOptions(context, commandId, OptionalLong.of(version));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UpdateOptions that
                && context.equals(that.context)
                && commandId.equals(that.commandId)
                && expectedVersion.equals(that.expectedVersion);
    }

    @Override
    public int hashCode() {
        return Objects.hash(context, commandId, expectedVersion);
    }

    /** The values that are set. */
    @Override
    public String toString() {
        return "update options: " + context
                + commandId.map(id -> ", command " + id).orElse("")
                + (expectedVersion.isPresent() ? ", expected version " + expectedVersion.getAsLong() : "");
    }
}
