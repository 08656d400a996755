// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.spi.ForwardingEventStore;
import java.sql.Connection;
import java.util.List;

/** An event store that tracks whether the current thread's transaction has appended. Thread-safe. */
public final class AppendTrackingStore extends ForwardingEventStore {

    private final ThreadLocal<Boolean> appended = ThreadLocal.withInitial(() -> false);

    /** Tracks the appends to a store. */
    public AppendTrackingStore(EventStore store) {
        super(store);
    }

    boolean hasAppended() {
        return appended.get();
    }

    void setAppended(boolean value) {
        if (value) {
            appended.set(true);
        } else {
            appended.remove();
        }
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        AppendResult result = super.append(tx, expected, events);
        setAppended(true);
        return result;
    }
}
