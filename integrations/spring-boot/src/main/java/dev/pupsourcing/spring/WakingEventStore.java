// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spi.ForwardingEventStore;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;

/**
 * An event store that wakes projections after the commit of a Spring transaction that has appended. For code that has
 * the transaction's connection, such as an aggregate repository; other code uses {@link TransactionalEventStore}.
 * Thread-safe.
 */
public final class WakingEventStore extends ForwardingEventStore {

    private final WakeUps wakeUps;

    private WakingEventStore(EventStore store, WakeUps wakeUps) {
        super(store);
        this.wakeUps = wakeUps;
    }

    /** Wraps a store. */
    public static WakingEventStore of(EventStore store, WakeUps wakeUps) {
        return new WakingEventStore(Objects.requireNonNull(store, "store"), Objects.requireNonNull(wakeUps, "wakeUps"));
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        AppendResult result = super.append(tx, expected, events);
        CommitWakeUp.register(wakeUps);
        return result;
    }
}
