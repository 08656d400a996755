// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Progress;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.time.Instant;
import java.util.List;

/** Appends many generated orders, each in a separate transaction. */
final class BulkOrders {

    private final Pupsourcing store;
    private final OrderMapping mapping;
    private final Console console;

    BulkOrders(Pupsourcing store, OrderMapping mapping, Console console) {
        this.store = store;
        this.mapping = mapping;
        this.console = console;
    }

    /** Appends orders with ascending numbers and returns the number of their events. */
    long append(long firstNumber, long count) {
        OrderGenerator generator = new OrderGenerator();
        long events = 0;
        try (Progress progress = Progress.of(console, "append", count, " orders")) {
            for (long number = firstNumber; number < firstNumber + count; number++) {
                events += append("order-" + number, generator.order());
                progress.add(1);
            }
        }
        return events;
    }

    private int append(String order, List<OrderEvent> events) {
        Instant now = console.clock().instant();
        List<Event> stored = events.stream()
                .map(event -> mapping.toStored(order, event, now))
                .toList();
        store.append(ExpectedVersion.noStream(), stored);
        return stored.size();
    }
}
