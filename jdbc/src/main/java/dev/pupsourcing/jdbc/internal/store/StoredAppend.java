// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.store;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The command and the result of an append. */
public final class StoredAppend {

    private StoredAppend() {}

    /** Validates an append before anything is sent. */
    public static AppendCommand command(ExpectedVersion expected, List<Event> events) {
        Objects.requireNonNull(expected, "expected");
        StreamId stream = AppendChecks.streamOf(Objects.requireNonNull(events, "events"));
        return new AppendCommand(stream, expected, events);
    }

    /** The result of a stored append. */
    public static AppendResult result(AppendCommand command, AppendOutcome.Stored stored) {
        List<PersistedEvent> events = new ArrayList<>(command.events().size());
        long version = stored.previousVersion();
        for (int i = 0; i < command.events().size(); i++) {
            events.add(PersistedEvent.of(
                    command.events().get(i), stored.positions().get(i), ++version));
        }
        return AppendResult.of(events);
    }
}
