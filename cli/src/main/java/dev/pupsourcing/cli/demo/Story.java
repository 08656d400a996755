// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.demo.OrderEvent.ItemAdded;
import dev.pupsourcing.cli.demo.OrderEvent.OrderCancelled;
import dev.pupsourcing.cli.demo.OrderEvent.OrderPaid;
import dev.pupsourcing.cli.demo.OrderEvent.OrderPlaced;
import dev.pupsourcing.cli.demo.OrderEvent.OrderShipped;
import dev.pupsourcing.jdbc.Pupsourcing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The life of one order: appended, read back, changed concurrently, and shown as it was earlier. */
final class Story {

    private final Pupsourcing store;
    private final OrderMapping mapping;
    private final Console console;
    private final Narrator narrator;
    private final String order;
    private final StreamId stream;
    private final Instant monday;

    Story(Pupsourcing store, OrderMapping mapping, Console console, Narrator narrator, String order) {
        this.store = store;
        this.mapping = mapping;
        this.console = console;
        this.narrator = narrator;
        this.order = order;
        this.stream = OrderMapping.stream(order);
        this.monday = console.clock().instant().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.HOURS);
    }

    void append() {
        narrator.chapter("Append what happened");
        narrator.say(
                "Domain events are plain records. Order " + order + " must not exist yet (NoStream);",
                "two days later it is paid, at exactly the version that was read (Exact).");
        narrator.gap();
        AppendResult placed = store.append(
                ExpectedVersion.noStream(),
                stored(new OrderPlaced("Ada"), monday),
                stored(new ItemAdded("Basket", 1, 5900), monday),
                stored(new ItemAdded("Tennis ball", 6, 250), monday));
        AppendResult paid = store.append(
                ExpectedVersion.exact(placed.version()), stored(new OrderPaid(7400), monday.plus(Duration.ofDays(2))));
        narrator.say(
                "appended versions 1 to " + placed.version() + " at positions " + placed.positions(),
                "appended version " + paid.version() + " at position " + paid.lastPosition());
    }

    void readBack() {
        narrator.chapter("Read the order back");
        AggregateStream events = store.readStream(stream);
        print(events);
        narrator.say("Folded into state: " + described(mapping.fold(events)));
    }

    void conflict() {
        narrator.chapter("Two clerks at the same time: a version conflict");
        ExpectedVersion seen = store.readStream(stream).expectedVersion();
        narrator.say("Both read the order at version 4. The first ships it:");
        AppendResult shipped = store.append(seen, stored(new OrderShipped("P-100001"), now()));
        narrator.say("appended version " + shipped.version(), "", "The second, who still sees version 4, cancels it:");
        try {
            store.append(seen, stored(new OrderCancelled("too late"), now()));
            throw new IllegalStateException("an outdated decision was stored");
        } catch (OptimisticConcurrencyException refused) {
            narrator.say(
                    "refused: " + refused.getMessage(),
                    "",
                    "Nothing was stored, and the caller's transaction remains usable: "
                            + (refused.transactionUsable() ? "yes" : "no") + ".");
        }
    }

    void earlier() {
        narrator.chapter("The order as it was");
        Instant tuesday = monday.plus(Duration.ofDays(1));
        Table table = new Table()
                .text("when")
                .text("customer")
                .text("status")
                .number("items")
                .number("total");
        row(table, "up to version 2", VersionRange.upTo(2));
        row(table, "as of " + tuesday, VersionRange.asOf(tuesday));
        row(table, "now", VersionRange.all());
        table.print(console);
    }

    private void row(Table table, String when, VersionRange range) {
        Order state = mapping.fold(store.readStream(stream, range));
        table.row(when, state.customer(), state.status(), state.items(), state.price());
    }

    private Event stored(OrderEvent event, Instant at) {
        return mapping.toStored(order, event, at);
    }

    private Instant now() {
        return console.clock().instant();
    }

    private static String described(Order state) {
        return state.items() + " items for " + state.customer() + ", " + state.price() + ", " + state.status();
    }

    private void print(AggregateStream events) {
        Table table = new Table()
                .number("position")
                .number("version")
                .text("type")
                .text("created at")
                .text("payload");
        for (PersistedEvent event : events) {
            table.row(
                    event.position(),
                    event.aggregateVersion(),
                    event.eventType(),
                    event.createdAt(),
                    new String(event.payload(), StandardCharsets.UTF_8));
        }
        table.print(console);
    }
}
