// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.spi.ForwardingEventStore;
import java.sql.Connection;
import java.util.List;

/** The store below all decorators: sends appends with the connection of a {@link GroupHandle} to their group. Thread-safe. */
public final class GroupingStore extends ForwardingEventStore {

    /** Wraps the store for all other calls. */
    public GroupingStore(EventStore store) {
        super(store);
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        return tx instanceof GroupHandle group ? group.append(expected, events) : super.append(tx, expected, events);
    }
}
