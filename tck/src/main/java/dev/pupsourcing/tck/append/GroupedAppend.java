// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.GroupAppender;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An append as a member of a group, between two others that are refused and leave no trace. */
final class GroupedAppend {

    private GroupedAppend() {}

    /** Appends; null if the group refuses it, or the database has no groups. */
    static @Nullable AppendResult of(StoreFixture fixture, Connection tx, ExpectedVersion expected, List<Event> events)
            throws SQLException {
        Dialect dialect = fixture.database().dialect();
        Optional<GroupAppender> groups = dialect.groupAppender(StoreTables.of(TableNames.defaults(), dialect));
        if (groups.isEmpty()) {
            return null;
        }
        AppendCommand command = new AppendCommand(events.get(0).stream(), expected, events);
        List<AppendOutcome> outcomes = groups.get().append(tx, List.of(refused("before"), command, refused("after")));
        return outcomes.get(1) instanceof AppendOutcome.Stored stored ? result(command, stored) : null;
    }

    private static AppendCommand refused(String id) {
        StreamId stream = StreamId.of("Neighbours", "Missing", id);
        return new AppendCommand(
                stream,
                ExpectedVersion.exact(3),
                List.of(Event.builder(stream, "NeverStored").build()));
    }

    private static AppendResult result(AppendCommand command, AppendOutcome.Stored stored) {
        List<PersistedEvent> events = new ArrayList<>();
        for (int i = 0; i < command.events().size(); i++) {
            events.add(PersistedEvent.of(
                    command.events().get(i), stored.positions().get(i), stored.previousVersion() + i + 1));
        }
        return AppendResult.of(events);
    }
}
