// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.internal.store.StoredAppend;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A store in memory that writes groups, and appends to it. */
final class Appends implements GroupWriter {

    static final GroupLimits LIMITS = new GroupLimits(6, 10_000, 100, Duration.ofMinutes(1), 2);

    private final Map<StreamId, Long> versions = new HashMap<>();
    private final List<AppendCommand> stored = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private Predicate<AppendCommand> poison = command -> false;
    private Predicate<AppendCommand> locked = command -> false;

    /** A command for a stream; more than one event only if the number says so. */
    static AppendCommand command(String stream, int events) {
        StreamId id = StreamId.of("Sales", "Order", stream);
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            all.add(Event.builder(id, "OrderPlaced").build());
        }
        return new AppendCommand(id, ExpectedVersion.any(), all);
    }

    PendingAppend pending(AppendCommand command, Thread caller, boolean async) {
        return new PendingAppend(
                command,
                () -> alone(command),
                WakeUps.none(),
                caller,
                async ? new CompletableFuture<AppendResult>() : null);
    }

    /** Groups with such a command fail. */
    void poison(Set<AppendCommand> commands) {
        poison = commands::contains;
    }

    /** Such a command is refused in a group, but can be stored alone. */
    void locked(Predicate<AppendCommand> commands) {
        locked = commands;
    }

    @Override
    public synchronized List<AppendOutcome> write(List<AppendCommand> group) throws SQLException {
        groups.add(group.size());
        if (group.stream().anyMatch(poison)) {
            throw new SQLException("poison");
        }
        return group.stream()
                .<AppendOutcome>map(command -> locked.test(command) ? new AppendOutcome.Refused() : store(command))
                .toList();
    }

    synchronized AppendResult alone(AppendCommand command) {
        groups.add(1);
        if (poison.test(command)) {
            throw new IllegalArgumentException("poison alone");
        }
        return StoredAppend.result(command, store(command));
    }

    private AppendOutcome.Stored store(AppendCommand command) {
        long before = versions.getOrDefault(command.stream(), 0L);
        versions.put(command.stream(), before + command.events().size());
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < command.events().size(); i++) {
            positions.add(stored.size() * 1_000L + i + 1);
        }
        stored.add(command);
        return new AppendOutcome.Stored(before, positions);
    }

    synchronized List<AppendCommand> stored() {
        return List.copyOf(stored);
    }

    /** The sizes of all groups so far. */
    synchronized List<Integer> groups() {
        return List.copyOf(groups);
    }

    static @Nullable RuntimeException failureOf(PendingAppend append) {
        try {
            append.outcome();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
